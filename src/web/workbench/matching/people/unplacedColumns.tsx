import type { UnmatchedReason } from '#matching';
import { regionName } from '../../../../lib/world/countries.ts';
import type { Unplaced } from '../../../../rooms/pairing/index.ts';
import { Bdi } from '../../../../ui/index.ts';
import type { ListColumn } from '../../list/description.ts';
import { ruleInRun } from '../matchWords.ts';
import type { MatchWords } from '../matchWords.ts';
import { cheapest, withoutLoss } from './waitingTable.tsx';

/** The columns for people without a partner: person, strongest reason, and what would change it. `own` is a person's address. */
export function unplacedColumns(
  words: MatchWords,
  unknown: string,
  own: (row: Unplaced) => string,
): ListColumn<Unplaced>[] {
  const { t, lang } = words.view;
  return [
    {
      key: 'person',
      label: t('matching.unplaced.person'),
      header: true,
      sort: 'rising',
      cell: (row) => (
        <a href={own(row)}>
          <Bdi>{row.who.name}</Bdi>
        </a>
      ),
      taken: ({ who }) => who.name,
    },
    {
      key: 'country',
      label: t('applications.country'),
      upper: true,
      cell: ({ who }) => (who.country ? regionName(lang, who.country) : '–'),
      taken: ({ who }) => who.country,
    },
    {
      key: 'blocks',
      label: t('matching.unplaced.strongest'),
      line: true,
      cell: ({ reasons }) => (reasons ? strongest(reasons, words, 'brief') : unknown),
      taken: ({ reasons }) => (reasons ? strongest(reasons, words, 'unplaced') : unknown),
    },
    {
      key: 'relax',
      label: t('matching.unplaced.relax'),
      line: true,
      cell: ({ reasons }) => cheapest(reasons, words, 'brief'),
      taken: ({ reasons }) => cheapest(reasons, words, 'relax'),
    },
    {
      key: 'without-loss',
      label: t('matching.unplaced.without-loss'),
      extra: true,
      line: true,
      cell: ({ reasons }) => withoutLoss(reasons, words),
    },
    {
      key: 'turn',
      label: t('matching.unplaced.turn'),
      extra: true,
      line: true,
      sort: 'rising',
      cell: ({ turns }) => turns.map((turn) => t(`matching.turn.${turn}`)).join(' · ') || '–',
    },
  ];
}

/** The strongest obstacle: a full country, or that all who fit have other partners, or the rule that excludes most people. */
export function strongest(
  { reason, ahead, candidates, considered, blocks }: UnmatchedReason,
  { view: { t } }: MatchWords,
  how: 'brief' | 'unplaced',
): string {
  if (reason === 'capped') return t(`matching.${how}.capped`, { ahead: ahead ?? 0 });
  if (reason === 'allTaken') return t(`matching.${how}.allTaken`, { candidates });
  const [most] = blocks.toSorted((a, b) => b.took - a.took);
  return most
    ? t(`matching.${how}.most`, { rule: ruleInRun(most.rule, t), took: most.took, considered })
    : t(`matching.${how}.noCandidate`, { considered });
}
