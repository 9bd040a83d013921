import type { OwnPartnership } from '../../rooms/partnerships/index.ts';
import { PostButton, useView } from '../../ui/index.ts';
import { partnerName } from './partnerNames.ts';

/** Addresses that both sides show, and the choice to show one's own. Nobody sees a partner's choice before making their own. */
export function Addresses({ own, path }: { own: OwnPartnership; path: (path: string) => string }) {
  const { t } = useView();
  const action = path(`/partnership/${own.id}/address`);
  return (
    <section aria-labelledby="addresses">
      <h2 id="addresses">{t('partnership.address')}</h2>
      <Exchanged own={own} />
      {own.partners.some((partner) => partner.address !== null) ? null : (
        <>
          <p>{t(own.me.showsAddress ? 'partnership.address-chosen' : 'partnership.address-hidden')}</p>
          <PostButton action={action} name="show" value={own.me.showsAddress ? 'no' : 'yes'}>
            {t(own.me.showsAddress ? 'partnership.address-hide' : 'partnership.address-show')}
          </PostButton>
        </>
      )}
    </section>
  );
}

/** The addresses that both sides gave each other. */
export function Exchanged({ own }: { own: OwnPartnership }) {
  const { t } = useView();
  return (
    <>
      {own.partners
        .filter((partner) => partner.address !== null)
        .map((partner) => (
          <p key={partner.person}>
            <bdi>{partnerName(partner, t)}</bdi>:{' '}
            <a href={`mailto:${partner.address}`} dir="ltr">
              {partner.address}
            </a>
          </p>
        ))}
    </>
  );
}
