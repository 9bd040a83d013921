import type { OwnPartnership } from '../queries.ts';

/** Whether somebody left it, rather than being in it when it ended: those whom a partner left are out of it too. */
export function hasLeft(
  own: Pick<OwnPartnership, 'endedAt' | 'leaver'>,
  member: { person: number; leftAt: Date | null },
): boolean {
  if (member.leftAt === null) return false;
  return own.endedAt === null || member.leftAt < own.endedAt || member.person === own.leaver;
}
