import type { Looking } from '../../rooms/pairing/index.ts';
import { ButtonLink, Empty, Heading, useView } from '../../ui/index.ts';
import { WhileWaiting, WhyWaiting } from '../status/looking.tsx';

/** Before the first partnership: tells people who wait in a running round why, when the programme looks again, and their choices. */
export function NoPartner({ looking, path }: { looking: Looking | null; path: (path: string) => string }) {
  const { t } = useView();
  return (
    <>
      <Heading>{t('partnership.none.title')}</Heading>
      {looking ? (
        <>
          <WhyWaiting looking={looking} />
          <WhileWaiting looking={looking} path={path} />
        </>
      ) : null}
      <Empty>
        {looking ? null : <p>{t('partnership.none.body')}</p>}
        <p>
          <ButtonLink href={path('/status')}>{t('partnership.none.status')}</ButtonLink>
        </p>
      </Empty>
    </>
  );
}
