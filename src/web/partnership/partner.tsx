import type { Partner } from '../../rooms/partnerships/index.ts';
import { Avatar, Name, useView } from '../../ui/index.ts';
import { partnerName } from './data.ts';

export interface PartnerOnPage {
  partner: Partner;
  /** What the reader shares with them, a sentence each. */
  facts: string[];
}

/** Who a partner is, as that person allowed. */
export function PartnerCard({ partner, facts }: PartnerOnPage) {
  const { lang, t, rich } = useView();
  const call = partnerName(partner, t);
  const id = `partner-${partner.person}`;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        <Avatar name={partner.name || call} /> <Name>{partner.name || call}</Name>
      </h2>
      {partner.leftAt ? <p>{rich('partnership.left', { name: <bdi>{call}</bdi> })}</p> : null}
      {partner.called ? <p>{rich('partnership.call', { called: <bdi>{partner.called}</bdi> })}</p> : null}
      {partner.pronunciation ? (
        <p>{rich('partnership.said', { pronunciation: <bdi>{partner.pronunciation}</bdi> })}</p>
      ) : null}
      {partner.country ? (
        <p>
          {t('partnership.lives', {
            country: new Intl.DisplayNames([lang], { type: 'region' }).of(partner.country) ?? partner.country,
          })}
        </p>
      ) : null}
      {facts.length > 0 ? (
        <>
          <h3>{t('partnership.share')}</h3>
          <ul>
            {facts.map((fact) => (
              <li key={fact}>{fact}</li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}
