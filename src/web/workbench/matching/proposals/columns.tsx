import type { ShownProposal } from '../../../../rooms/pairing/index.ts';
import { Bdi, Details, Of, PostButton, ShortDay, useView } from '../../../../ui/index.ts';
import { languageName } from '../../../../lib/world/languages.ts';
import type { View } from '../../../../ui/index.ts';
import type { ListColumn } from '../../list/description.ts';
import { cellValue } from '../../list/taking/cellValue.ts';
import { fit, fitShare, levelName } from '../matchWords.ts';
import type { MatchWords } from '../matchWords.ts';
import { Why } from '../people/people.tsx';

/** The hours that both have; of three the least that two of them share. */
const least = ({ reasons }: ShownProposal, of: 'awakeHoursPerDay' | 'hoursPerWeek'): number =>
  Math.min(...reasons.map(({ shared }) => shared[of]));

/** The columns of proposals, a line each: who, where they are, what they share, and what can be done by hand. The reasons are behind a summary. */
export function proposalColumns(
  { t, lang }: View,
  words: MatchWords,
  own: string,
  /** Carried by the address of each. */
  query: string,
  now: Date,
): ListColumn<ShownProposal>[] {
  const number = new Intl.NumberFormat(lang);
  const act = (row: ShownProposal, noun: string): string => `${own}/${row.id}/${noun}`;
  return [
    {
      key: 'people',
      label: t('matching.proposals.people'),
      header: true,
      cell: (row) => (
        <>
          <a href={`${own}/${row.id}${query}`}>
            {row.people.map(({ person, name }, place) => (
              <span key={person}>
                {place > 0 ? ' – ' : null}
                <Bdi>{name}</Bdi>
              </span>
            ))}
          </a>
          <Marks row={row} />
        </>
      ),
      // Each of them has a column of their own.
      taken: null,
    },
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
      cell: (row) => number.format(least(row, 'awakeHoursPerDay')),
      taken: (row) => least(row, 'awakeHoursPerDay'),
    },
    {
      key: 'meet',
      label: t('matching.proposals.meet'),
      numeric: true,
      cell: (row) => {
        const hours = least(row, 'hoursPerWeek');
        return hours === 0 ? <strong class="trouble">{number.format(hours)}</strong> : number.format(hours);
      },
      taken: (row) => least(row, 'hoursPerWeek'),
    },
    {
      key: 'fit',
      label: t('matching.proposals.fit'),
      numeric: true,
      sort: 'rising',
      cell: (row) => fit(row, lang),
      taken: (row) => fitShare(row),
    },
    {
      key: 'made',
      label: t('matching.proposals.made'),
      extra: true,
      sort: 'falling',
      cell: (row) => <ShortDay at={row.madeAt} now={now} />,
    },
    {
      key: 'why',
      label: t('matching.proposals.why'),
      extra: true,
      cell: (row) => (
        <Details
          summary={
            <>
              {t('matching.proposals.why')}
              <Of>{namesOf(row, words)}</Of>
            </>
          }
        >
          <Why reasons={row.reasons} people={row.people} words={words} />
        </Details>
      ),
      taken: (row) => cellValue(words.view, <Why reasons={row.reasons} people={row.people} words={words} />),
    },
    {
      key: 'acts',
      label: t('matching.proposals.acts'),
      extra: true,
      cell: (row) => (
        <div class="acts">
          <PostButton action={act(row, row.locked ? 'lock/removal' : 'lock')}>
            {t(row.locked ? 'matching.act.unlock' : 'matching.act.lock')}
            <Of>{namesOf(row, words)}</Of>
          </PostButton>
          <PostButton action={act(row, 'parting')}>
            {t('matching.act.part')}
            <Of>{namesOf(row, words)}</Of>
          </PostButton>
        </div>
      ),
      taken: null,
    },
  ];
}

/** "Ines and Mei". */
export const namesOf = ({ people }: ShownProposal, words: MatchWords): string =>
  words.list(people.map(({ name }) => name));

function Marks({ row }: { row: ShownProposal }) {
  const { t } = useView();
  const marks = [
    row.members.length === 3 ? t('matching.proposals.trio') : '',
    row.locked ? t('matching.proposals.locked') : '',
    row.run === null ? t('matching.proposals.by-hand') : '',
  ].filter(Boolean);
  return marks.length > 0 ? <span class="aside"> {marks.join(' · ')}</span> : null;
}
