import { plannedAbsences } from '../../../../rooms/partnerships/index.ts';
import type { Absence, OwnPartnership } from '../../../../rooms/partnerships/index.ts';
import { firstHours, meetingTimes } from '../../../../rooms/meetings/index.ts';
import type { Round } from '../../../../rooms/programmes/index.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import { presentPartners } from '../../partnerNames.ts';
import type { Person } from '../../../../rooms/people/index.ts';

/** Hours for a first meeting of partners who have neither met nor written; null for others, or when the clocks of two are not known. */
export async function firstHoursOf(
  { ctx, programme }: ProgrammeVisit,
  { id: person, zone }: Pick<Person, 'id' | 'zone'>,
  { own, round }: { own: OwnPartnership; round: Round },
  { hours, away }: { hours: ReadonlyMap<number, string>; away: readonly (Absence | null)[] },
): Promise<Date[] | null> {
  const members = [{ person, zone }, ...presentPartners(own).filter(({ name }) => name !== '')]
    .flatMap((one) => (one.zone === null ? [] : [{ person: one.person, zone: one.zone }]))
    .sort((one, other) => one.person - other.person);
  if (zone === null || members.length < 2) return null;
  const now = ctx.clock.now();
  const people = members.map((one) => one.person);
  const latest = round.dates.ends.dueAt;
  const meets = await meetingTimes(ctx, { programme: programme.id, people, until: latest, over: own.id });
  if (meets.some(({ partnership }) => partnership === own.id)) return null;
  const planned = await plannedAbsences(ctx, { programme: programme.id, round: own.round, people });
  const gone = away.flatMap((one) => (one ? [{ from: now, until: one.backAt }] : []));
  return firstHours(
    members.map((one) => ({ zone: one.zone, hours: hours.get(one.person) })),
    { now, latest, taken: [...planned, ...gone, ...meets] },
  );
}
