import type { ShownProposal } from '../../../../rooms/pairing/index.ts';
import { Of, PostButton, ShortDay, useView } from '../../../../ui/index.ts';
import type { Hidden, View } from '../../../../ui/index.ts';
import type { ListColumn } from '../../list/description.ts';
import { seenIn } from '../matchWords.ts';
import type { MatchWords } from '../matchWords.ts';
import { PairNames, namesOf, pairColumns } from './pairColumns.tsx';

/** The columns of proposals, a line each: the people, where they are, what they share, and the acts by hand. The reasons fold out. */
export function proposalColumns(
  { t, lang }: View,
  words: MatchWords,
  own: string,
  /** The query that the address of each proposal keeps. */
  query: string,
  now: Date,
  /** The hidden fields that keep the list as it is, for acts on its lines. */
  list: Hidden = {},
): ListColumn<ShownProposal>[] {
  const { why, common } = pairColumns<ShownProposal>({ t, lang }, words);
  const act = (row: ShownProposal, noun: string): string => `${own}/${row.id}/${noun}`;
  return [
    {
      key: 'people',
      label: t('matching.proposals.people'),
      header: true,
      line: true,
      cell: (row) => (
        <a href={`${own}/${row.id}${query}`}>
          <Marks row={row} />
          <PairNames people={row.people} />
        </a>
      ),
      // In a file each of the people has a column of their own.
      taken: null,
    },
    ...common,
    {
      key: 'made',
      label: t('matching.proposals.made'),
      extra: true,
      sort: 'falling',
      whole: true,
      cell: (row) => <ShortDay at={row.madeAt} now={now} />,
    },
    why,
    {
      key: 'acts',
      label: t('matching.proposals.acts'),
      extra: true,
      cell: (row) => (
        <div class="acts">
          <PostButton action={act(row, row.locked ? 'lock/removal' : 'lock')} hidden={list}>
            {t(row.locked ? 'matching.act.unlock' : 'matching.act.lock')}
            <Of>{namesOf(row, words)}</Of>
          </PostButton>
          <PostButton action={act(row, 'parting')} hidden={{ ...list, ...seenIn(row) }}>
            {t('matching.act.part')}
            <Of>{namesOf(row, words)}</Of>
          </PostButton>
        </div>
      ),
      taken: null,
    },
  ];
}

/** Whether a pair of the group breaks a rule that only a volunteer may break by hand, as far as the reader may know. */
export const breaksRules = ({ reasons }: Pick<ShownProposal, 'reasons'>): boolean =>
  reasons.some(({ broken }) => broken.length > 0);

function Marks({ row }: { row: ShownProposal }) {
  const { t } = useView();
  const marks = [
    breaksRules(row) ? t('matching.proposals.breaks') : '',
    row.members.length === 3 ? t('matching.proposals.trio') : '',
    row.locked ? t('matching.proposals.locked') : '',
    row.run === null ? t('matching.proposals.by-hand') : '',
  ].filter(Boolean);
  return marks.length > 0 ? <span class="aside">{marks.join(' · ')} </span> : null;
}
