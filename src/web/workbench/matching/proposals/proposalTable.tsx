import { COUNTED_TO } from '../../../../lib/placeInList.ts';
import type { ShownProposal } from '../../../../rooms/pairing/index.ts';
import { Bdi, Details, Of, PostButton, Table, useView } from '../../../../ui/index.ts';
import { fit } from '../matchWords.ts';
import type { MatchWords } from '../matchWords.ts';
import { Why } from '../people/people.tsx';

/** The hours that both have; of three the least that two of them share. */
const least = ({ reasons }: ShownProposal, of: 'awakeHoursPerDay' | 'hoursPerWeek'): number =>
  Math.min(...reasons.map(({ shared }) => shared[of]));

/** Proposals, a line each: who, where they are, what they share, and what can be done by hand. The reasons are behind a summary. */
export function ProposalTable({
  rows,
  count,
  words,
  own,
}: {
  rows: readonly ShownProposal[];
  count: number;
  words: MatchWords;
  /** The path of the list. */
  own: string;
}) {
  const { t, lang } = useView();
  const number = new Intl.NumberFormat(lang);
  const namesOf = ({ people }: ShownProposal): string => words.list(people.map(({ name }) => name));
  const act = (row: ShownProposal, noun: string): string => `${own}/${row.id}/${noun}`;
  return (
    <Table
      caption={
        count > COUNTED_TO
          ? t('matching.proposals.count-many', { count: COUNTED_TO })
          : t('matching.proposals.count', { count })
      }
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'people',
          label: t('matching.proposals.people'),
          header: true,
          cell: (row) => (
            <>
              <a href={`${own}/${row.id}`}>
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
        },
        {
          key: 'countries',
          label: t('matching.proposals.countries'),
          cell: (row) =>
            row.people.flatMap(({ country }) => (country ? [words.country(country)] : [])).join(' · '),
        },
        {
          key: 'language',
          label: t('matching.proposals.language'),
          cell: ({ reasons: [first] }) => {
            const [best] = first?.shared.languages ?? [];
            return best ? words.language(best) : '–';
          },
        },
        {
          key: 'awake',
          label: t('matching.proposals.awake'),
          numeric: true,
          cell: (row) => number.format(least(row, 'awakeHoursPerDay')),
        },
        {
          key: 'meet',
          label: t('matching.proposals.meet'),
          numeric: true,
          cell: (row) => {
            const hours = least(row, 'hoursPerWeek');
            return hours === 0 ? (
              <strong class="trouble">{number.format(hours)}</strong>
            ) : (
              number.format(hours)
            );
          },
        },
        { key: 'fit', label: t('matching.proposals.fit'), numeric: true, cell: (row) => fit(row, lang) },
        {
          key: 'why',
          label: t('matching.proposals.why'),
          cell: (row) => (
            <Details
              summary={
                <>
                  {t('matching.proposals.why')}
                  <Of>{namesOf(row)}</Of>
                </>
              }
            >
              <Why reasons={row.reasons} people={row.people} words={words} />
            </Details>
          ),
        },
        {
          key: 'acts',
          label: t('matching.proposals.acts'),
          cell: (row) => (
            <div class="acts">
              <PostButton action={act(row, row.locked ? 'lock/removal' : 'lock')}>
                {t(row.locked ? 'matching.act.unlock' : 'matching.act.lock')}
                <Of>{namesOf(row)}</Of>
              </PostButton>
              <PostButton action={act(row, 'parting')}>
                {t('matching.act.part')}
                <Of>{namesOf(row)}</Of>
              </PostButton>
            </div>
          ),
        },
      ]}
    />
  );
}

function Marks({ row }: { row: ShownProposal }) {
  const { t } = useView();
  const marks = [
    row.members.length === 3 ? t('matching.proposals.trio') : '',
    row.locked ? t('matching.proposals.locked') : '',
    row.run === null ? t('matching.proposals.by-hand') : '',
  ].filter(Boolean);
  return marks.length > 0 ? <span class="aside"> {marks.join(' · ')}</span> : null;
}
