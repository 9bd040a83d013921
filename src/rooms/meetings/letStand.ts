import type { Ctx } from '../ctx.ts';
import type { Present } from './present.ts';
import { seriesAt } from './queries.ts';
import type { Meeting, MeetingTime } from './queries.ts';
import { nextLook } from './rules/looking.ts';
import { nextToBegin } from './rules/times.ts';
import { byPerson, writeChange, recordArranged, mailMembers } from './writeChange.ts';

/** Lets a time stand: the other times are deleted, and all members are told. A series whose first time has passed begins with the next. */
export async function letStand(
  ctx: Ctx,
  { programme, found, time }: { programme: number; found: Present & { meeting: Meeting }; time: MeetingTime },
): Promise<void> {
  const { meeting, own, ends, members } = found;
  await ctx.db
    .deleteFrom('meeting_time')
    .where('programme_id', '=', programme)
    .where('meeting_id', '=', meeting.id)
    .where('id', '<>', time.id)
    .execute();
  const now = ctx.clock.now();
  const { wall, at } = nextToBegin(seriesAt(meeting, time), ends, now)!;
  if (wall !== time.wall)
    await ctx.db
      .updateTable('meeting_time')
      .set({ wall, starts_at: at })
      .where('programme_id', '=', programme)
      .where('id', '=', time.id)
      .execute();
  const sequence = await writeChange(
    ctx,
    { programme, meeting },
    {
      state: 'stands',
      wall,
      look_at: nextLook(seriesAt(meeting, { wall }), ends, now),
      // An answer to several times does not count as an answer to the chosen one.
      ...(meeting.times.length > 1 ? { asked_sequence: meeting.sequence + 1 } : {}),
    },
  );
  await recordArranged(ctx, 'meeting-stands', { programme, own, actor: byPerson(own.me.person) });
  await mailMembers(ctx, 'meeting-stands', { programme, meeting, sequence, by: own.me.person }, members);
}
