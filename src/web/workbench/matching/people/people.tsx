import type { PairReason } from '#matching';
import type { ComponentChildren } from 'preact';
import type { Translate } from '../../../../i18n/translate.ts';
import type { Turn, Who } from '../../../../rooms/pairing/index.ts';
import { clockTime, useView } from '../../../../ui/index.ts';
import type { Column } from '../../../../ui/index.ts';
import { ruleNames } from '../matchWords.ts';
import { pairLines } from './pairLines.ts';
import type { MatchWords } from '../matchWords.ts';

/** A person, with country and local time. */
export function Person({
  who,
  words,
  now,
  href,
}: {
  who: Who;
  words: MatchWords;
  now: Date;
  href?: string | undefined;
}) {
  const { t, lang } = useView();
  const name = <bdi>{who.name}</bdi>;
  return (
    <>
      {href ? <a href={href}>{name}</a> : name}
      <br />
      <span class="aside">
        {[
          who.country ? words.country(who.country) : '',
          who.zone ? t('matching.proposals.now', { time: clockTime(lang, who.zone, now) }) : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </>
  );
}

/** People, each with a link to their page. */
export function People({
  people,
  words,
  now,
  href,
}: {
  people: readonly Who[];
  words: MatchWords;
  now: Date;
  href: (who: Who) => string;
}) {
  return (
    <>
      {people.map((who) => (
        <p key={who.person}>
          <Person who={who} words={words} now={now} href={href(who)} />
        </p>
      ))}
    </>
  );
}

/** The column with the people of each row, which names the row, and the text below them. */
export const peopleColumn = <Row extends { people: readonly Who[] }>(
  t: Translate,
  shown: { words: MatchWords; now: Date; href: (who: Who) => string },
  beneath: (row: Row) => ComponentChildren,
): Column<Row> => ({
  key: 'people',
  label: t('matching.proposals.people'),
  header: true,
  cell: (row) => (
    <>
      <People people={row.people} {...shown} />
      {beneath(row)}
    </>
  ),
});

/** The reasons why people come first or last, a line each; nothing without such a reason. */
export function Turns({ turns }: { turns: readonly Turn[] }) {
  const { t } = useView();
  return (
    <>
      {turns.map((turn) => (
        <p key={turn} class="aside">
          {t(`matching.turn.${turn}`)}
        </p>
      ))}
    </>
  );
}

/** The reasons why people of a group fit, and the rules that they break, a line each. */
export function Why({
  reasons,
  people,
  words,
}: {
  reasons: readonly PairReason[];
  people: readonly Who[];
  words: MatchWords;
}) {
  const { t } = useView();
  const nameOf = (person: number): string => people.find((one) => one.person === person)?.name ?? '';
  return (
    <ul>
      {reasons.flatMap((reason, index) => [
        ...(reasons.length > 1
          ? [
              <li key={`${index}-who`}>
                <b>
                  <bdi>{nameOf(Number(reason.a))}</bdi> – <bdi>{nameOf(Number(reason.b))}</bdi>
                </b>
              </li>,
            ]
          : []),
        ...(reason.broken.length > 0
          ? [
              <li key={`${index}-broken`}>
                <strong>{t('matching.why.broken', { things: ruleNames(reason.broken, words) })}</strong>
              </li>,
            ]
          : []),
        ...pairLines(reason, words, nameOf).map((line, k) => <li key={`${index}-${k}`}>{line}</li>),
      ])}
    </ul>
  );
}
