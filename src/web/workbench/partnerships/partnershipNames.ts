import type { SHOWN } from '../../../rooms/partnerships/index.ts';
import type { ListedPartnership } from '../../../rooms/partnerships/index.ts';
import type { View } from '../../../ui/index.ts';

/** A member's name; one who was erased has none left. */
export function memberName(member: { name: string }, t: View['t']): string {
  return member.name || t('partnerships.former');
}

/** The state of a partnership, with how it ended; one whose members have not been told yet is not introduced. */
export function stateWords(
  { state, endReason }: Pick<ListedPartnership, 'state' | 'endReason'>,
  t: View['t'],
  isTold: boolean,
): string {
  if (state === 'introduced' && !isTold) return t('partnerships.state.published');
  const word = t(`partnerships.state.${state}`);
  return endReason ? t('ui.labelled', { label: word, value: t(`partnerships.end.${endReason}`) }) : word;
}

/** A choice of what the list shows; among those at their beginning are pairs that are published and hear of each other later. */
export function shownWords(shown: (typeof SHOWN)[number], t: View['t']): string {
  const isStand = shown === 'active' || shown === 'quiet' || shown === 'paused';
  return isStand ? t(`partnerships.state.${shown}`) : t(`partnerships.shown.${shown}`);
}
