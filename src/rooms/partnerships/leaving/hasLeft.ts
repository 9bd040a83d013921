import type { OwnPartnership } from '../queries.ts';

/** Whether somebody left the partnership themselves. Members who were left have a `leftAt`, too. */
export function hasLeft(
  own: Pick<OwnPartnership, 'endedAt' | 'leaver'>,
  member: { person: number; leftAt: Date | null },
): boolean {
  if (member.leftAt === null) return false;
  return own.endedAt === null || member.leftAt < own.endedAt || member.person === own.leaver;
}
