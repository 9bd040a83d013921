import { listFormat } from '../../i18n/intl.ts';
import type { PartnerView } from '../../rooms/applications/index.ts';
import type { Partner } from '../../rooms/partnerships/index.ts';
import { Avatar, Name, useView } from '../../ui/index.ts';
import type { View } from '../../ui/index.ts';
import { PartnerCard } from '../apply/partnerCard.tsx';
import { partnerName } from './partnerNames.ts';

export interface PartnerOnPage {
  partner: Partner;
  /** The profile as the partner allowed it; null once one of the two has left: then the page shows only the name. */
  card: PartnerView | null;
  /** The facts that the reader and the partner share, a sentence each. */
  facts: string[];
  /** The names of the languages in which the reader can write to the partner. */
  writeIn: string[];
  hasLeft: boolean;
}

/** Says in which languages to write to the partner, the first question before a letter. */
export const writeInLine = ({ rich, lang }: View, name: string, languages: readonly string[]) =>
  rich('partnership.write-in', {
    name: <bdi>{name}</bdi>,
    languages: listFormat(lang, 'disjunction').format(languages),
  });

/** A partner, and the facts that the two share. */
export function AboutPartner({
  partner,
  card,
  facts,
  writeIn,
  hasLeft,
  now,
  source,
}: PartnerOnPage & { now: Date; source: string }) {
  const view = useView();
  const { t, rich } = view;
  const call = partnerName(partner, t);
  // After the end only the name is left, and the page's title says it.
  if (!card && !hasLeft && facts.length === 0) return null;
  return (
    <section>
      {card ? (
        <PartnerCard
          person={card}
          now={now}
          source={source}
          lead={
            <>
              {writeIn.length > 0 ? <p>{writeInLine(view, call, writeIn)}</p> : null}
              {card.answers.length > 0 ? (
                <p class="aside">{rich('partnership.card-lead', { name: <bdi>{call}</bdi> })}</p>
              ) : null}
            </>
          }
        />
      ) : (
        <h2>
          <Avatar name={partner.name || call} /> <Name>{partner.name || call}</Name>
        </h2>
      )}
      {hasLeft ? <p>{rich('partnership.left', { name: <bdi>{call}</bdi> })}</p> : null}
      {card && partner.pronunciation ? (
        <p>{rich('partnership.said', { pronunciation: <bdi>{partner.pronunciation}</bdi> })}</p>
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
