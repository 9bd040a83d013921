import type { ListedPartnership } from '../../../rooms/partnerships/index.ts';
import type { View } from '../../../ui/index.ts';

/** A member's name; one who was erased has none left. */
export function memberName(member: { name: string }, t: View['t']): string {
  return member.name || t('partnerships.former');
}

/** Where a partnership stands, with how it ended. */
export function stateWords({ state, endReason }: ListedPartnership, t: View['t']): string {
  const word = t(`partnerships.state.${state}`);
  return endReason ? `${word}: ${t(`partnerships.end.${endReason}`)}` : word;
}
