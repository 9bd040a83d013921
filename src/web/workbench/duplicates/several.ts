import type { KeysOf } from '../../../i18n/locales.ts';
import type { View } from '../../../ui/index.ts';
import type { LedAct } from '../list/several/acts.ts';

/** The most pairs that are made one at once: the page shows the evidence for each. */
export const MOST_PAIRS = 100;

export const MERGING = '/workbench/duplicates/merging';

/** Leads to the page that shows the chosen pairs, and what becomes of each. */
export const leadsToMerging: LedAct['leads'] = ({ numbers, isAll, query }) =>
  `${MERGING}?${new URLSearchParams({
    ...(isAll ? { which: 'all' } : { pairs: numbers.join(',') }),
    list: query,
  })}`;

/** The reason why two were not made one together with other pairs, or were not separated again. */
export function notMerged({ t }: View, reason: string): string {
  if (reason === 'over' || reason === 'state') return t('duplicates.over');
  if (reason === 'waits') return t('duplicates.asked');
  if (reason === 'role') return t('duplicates.role-apart');
  if (reason === 'taken' || reason === 'matched') return t(`duplicates.not-parted.${reason}`);
  return t(`duplicates.refused.${reason as KeysOf<'duplicates.refused'>}`);
}
