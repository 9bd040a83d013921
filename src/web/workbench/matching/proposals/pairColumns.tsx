import { Fragment } from 'preact';
import type { PairReason } from '#matching';
import { languageName } from '../../../../lib/world/languages.ts';
import type { Who } from '../../../../rooms/pairing/index.ts';
import { Bdi, Details, Of } from '../../../../ui/index.ts';
import type { View } from '../../../../ui/index.ts';
import type { ListColumn } from '../../list/description.ts';
import { cellValue } from '../../list/taking/cellValue.ts';
import type { TakenColumn } from '../../list/taking/downloadTable.ts';
import { fit, fitShare, levelName } from '../matchWords.ts';
import type { MatchWords } from '../matchWords.ts';
import { Why } from '../people/people.tsx';

/** People who may become partners, or are, with the reasons of the matching. These are deleted with the round's data. */
export interface ShownPair {
  people: readonly Who[];
  reasons: readonly PairReason[];
  weight: number;
}

/** The hours that both have; of three people the fewest that two of them share. Null when the reasons are gone. */
const least = ({ reasons }: ShownPair, of: 'awakeHoursPerDay' | 'hoursPerWeek'): number | null =>
  reasons.length === 0 ? null : Math.min(...reasons.map(({ shared }) => shared[of]));

/** "Ines and Mei". */
export const namesOf = ({ people }: Pick<ShownPair, 'people'>, words: MatchWords): string =>
  words.names(people.map(({ name }) => name));

/** The names of the people in a row, one after the other. */
export function PairNames({ people }: Pick<ShownPair, 'people'>) {
  return (
    <>
      {people.map(({ person, name }, place) => (
        <Fragment key={person}>
          {place > 0 ? ' – ' : null}
          <Bdi>{name}</Bdi>
        </Fragment>
      ))}
    </>
  );
}

/** The columns of a file that name each of the people. */
export const takenMembers = <Row extends Pick<ShownPair, 'people'>>(): TakenColumn<Row>[] =>
  [0, 1, 2].flatMap((place) => [
    { key: `member ${place + 1}`, value: ({ people }: Row) => people[place]?.name ?? null },
    { key: `country ${place + 1}`, value: ({ people }: Row) => people[place]?.country ?? null },
  ]);

/** The columns that lists of proposals and of introduced partnerships share, and the column of the reasons, which fold out. */
export function pairColumns<Row extends ShownPair>(
  { t, lang }: Pick<View, 't' | 'lang'>,
  words: MatchWords,
): { common: ListColumn<Row>[]; why: ListColumn<Row> } {
  const number = new Intl.NumberFormat(lang);
  const hours = (count: number | null): string => (count === null ? '–' : number.format(count));
  const why: ListColumn<Row> = {
    key: 'why',
    label: t('matching.proposals.why'),
    extra: true,
    cell: (row) =>
      row.reasons.length > 0 ? (
        <Details
          summary={
            <>
              <span class="state">{t('matching.proposals.why')}</span>
              <Of>{namesOf(row, words)}</Of>
            </>
          }
        >
          <Why reasons={row.reasons} people={row.people} words={words} />
        </Details>
      ) : (
        '–'
      ),
    taken: (row) => cellValue(words.view, <Why reasons={row.reasons} people={row.people} words={words} />),
  };
  const common: ListColumn<Row>[] = [
    {
      key: 'countries',
      label: t('matching.proposals.countries'),
      sort: 'rising',
      cell: (row) =>
        row.people.flatMap(({ country }) => (country ? [words.country(country)] : [])).join(' · '),
      taken: null,
    },
    {
      key: 'language',
      label: t('matching.proposals.language'),
      cell: ({ reasons: [first] }) => {
        const [best] = first?.shared.languages ?? [];
        return best ? (
          <abbr title={languageName(lang, best.code)} dir="ltr">
            {best.code} {levelName(best.level)}
          </abbr>
        ) : (
          '–'
        );
      },
      taken: ({ reasons: [first] }) => {
        const [best] = first?.shared.languages ?? [];
        return best ? `${best.code} ${levelName(best.level)}` : null;
      },
    },
    {
      key: 'awake',
      label: t('matching.proposals.awake'),
      numeric: true,
      cell: (row) => hours(least(row, 'awakeHoursPerDay')),
      taken: (row) => least(row, 'awakeHoursPerDay'),
    },
    {
      key: 'meet',
      label: t('matching.proposals.meet'),
      numeric: true,
      cell: (row) => {
        const shared = least(row, 'hoursPerWeek');
        return shared === 0 ? <strong class="trouble">{hours(shared)}</strong> : hours(shared);
      },
      taken: (row) => least(row, 'hoursPerWeek'),
    },
    {
      key: 'fit',
      label: t('matching.proposals.fit'),
      numeric: true,
      upper: true,
      sort: 'rising',
      cell: (row) => (row.reasons.length > 0 ? fit(row, lang) : '–'),
      taken: (row) => (row.reasons.length > 0 ? fitShare(row) : null),
    },
  ];
  return { common, why };
}
