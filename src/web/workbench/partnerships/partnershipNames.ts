import type { SHOWN } from '../../../rooms/partnerships/index.ts';
import type { ListedPartnership } from '../../../rooms/partnerships/index.ts';
import type { View } from '../../../ui/index.ts';

/** A member's name; an erased member has none left. */
export function memberName(member: { name: string }, t: View['t']): string {
  return member.name || t('partnerships.former');
}

/** The state of a partnership, with the reason for its end. Before its members are told, it counts as not introduced. */
export function stateWords(
  { state, endReason }: Pick<ListedPartnership, 'state' | 'endReason'>,
  t: View['t'],
  isTold: boolean,
): string {
  if (state === 'introduced' && !isTold) return t('partnerships.state.published');
  const word = t(`partnerships.state.${state}`);
  return endReason ? t('ui.labelled', { label: word, value: t(`partnerships.end.${endReason}`) }) : word;
}

/** The name of a view of the list. The view of new pairs also has published pairs that hear of each other later. */
export function shownWords(shown: (typeof SHOWN)[number], t: View['t']): string {
  const isStand = shown === 'active' || shown === 'quiet' || shown === 'paused';
  return isStand ? t(`partnerships.state.${shown}`) : t(`partnerships.shown.${shown}`);
}
