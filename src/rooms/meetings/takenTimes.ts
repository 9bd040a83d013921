import type { Ctx } from '../ctx.ts';
import { meetingsOf } from './queries.ts';
import { occurrences } from './rules/times.ts';

/** When somebody meets, and in which partnership. */
export interface Taken {
  partnership: number;
  from: Date;
  until: Date;
}

/** When some people meet somebody, each in any partnership, by what is proposed or arranged: until an instant, and lately. */
export async function meetingTimes(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  of: { programme: number; people: readonly number[]; until: Date },
): Promise<Taken[]> {
  const meetings = await meetingsOf(ctx, of.programme, of.people);
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
