import type { Ctx } from '../ctx.ts';
import { meetingsOf } from './queries.ts';
import { occurrences } from './rules/times.ts';

/** When somebody has a meeting, and in which partnership. */
export interface MeetingSpan {
  partnership: number;
  from: Date;
  until: Date;
}

/**
 * When each of some people has a proposed or arranged meeting, in any partnership: recent times, and coming ones until an instant. `over`:
 * a partnership whose finished meetings are included.
 */
export async function meetingTimes(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  of: { programme: number; people: readonly number[]; until: Date; over?: number },
): Promise<MeetingSpan[]> {
  const meetings = await meetingsOf(ctx, of.programme, of.people, of.over);
  return meetings.flatMap((meeting) => {
    const { partnership, wall, minutes } = meeting;
    if (wall === null)
      return meeting.times.map(({ at }) => ({
        partnership,
        from: at,
        until: new Date(at.getTime() + minutes * 60_000),
      }));
    return [...occurrences({ ...meeting, wall }, of.until)].map(({ at, ends }) => ({
      partnership,
      from: at,
      until: ends,
    }));
  });
}

/** Everybody with a proposed or arranged meeting: callers with many people then read times only for these. */
export async function whoMeets(ctx: Pick<Ctx, 'db'>, programme: number): Promise<Set<number>> {
  const rows = await ctx.db
    .selectFrom('meeting')
    .innerJoin('membership', (join) =>
      join
        .onRef('membership.programme_id', '=', 'meeting.programme_id')
        .onRef('membership.partnership_id', '=', 'meeting.partnership_id'),
    )
    .select('membership.person_id as person')
    .distinct()
    .where('meeting.programme_id', '=', programme)
    .where('meeting.state', 'in', ['proposed', 'stands'])
    .where('membership.left_at', 'is', null)
    .execute();
  return new Set(rows.map(({ person }) => person));
}
