import { ButtonLink, Empty, Heading, useView } from '../../ui/index.ts';

/** Before the first partnership. */
export function NoPartner({ status }: { status: string }) {
  const { t } = useView();
  return (
    <>
      <Heading>{t('partnership.none.title')}</Heading>
      <Empty>
        <p>{t('partnership.none.body')}</p>
        <p>
          <ButtonLink href={status}>{t('partnership.none.status')}</ButtonLink>
        </p>
      </Empty>
    </>
  );
}
