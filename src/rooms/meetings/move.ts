import { wallToInstant } from '../../lib/time/time.ts';
import { inTransaction } from '../ctx.ts';
import type { Ctx } from '../ctx.ts';
import { hasBegun, cancelTimes } from './cancel.ts';
import type { NotOff } from './cancel.ts';
import { lockMeeting, zoneOf } from './present.ts';
import type { NotTheirs } from './present.ts';
import { putMeeting, putTimes } from './propose.ts';
import { lengthWithin } from './rules/meeting.ts';
import { isToOlder } from './rules/standing.ts';
import { readTimes } from './rules/times.ts';
import type { ProposedTime, TimesRefusal } from './rules/times.ts';
import { byPerson, writeChange, isHad, recordArranged, mailMembers } from './writeChange.ts';

/**
 * Proposes other times for a meeting, on the mover's own clocks. The earlier times no longer count, and the others are asked again. For a
 * series, `occurrence` names one time; a separate meeting is proposed in its place. Returns the proposed meeting.
 */
export async function move(
  ctx: Ctx,
  input: {
    programme: number;
    person: number;
    meeting: number;
    times: readonly ProposedTime[];
    zone?: string | undefined;
    /** Its new length, in minutes; unchanged when absent. */
    minutes?: number | undefined;
    /** The sequence whose times are replaced: if somebody else has moved the meeting since, they have won. */
    sequence?: number | undefined;
    occurrence?: string | undefined;
  },
): Promise<{ ok: true; meeting: number } | NotTheirs | NotOff | { ok: false; reason: TimesRefusal }> {
  const { programme, person, occurrence } = input;
  return inTransaction(ctx, async (ctx) => {
    const found = await lockMeeting(ctx, input);
    if (!found.ok) return found;
    const { meeting, own, members, ends } = found;
    const to = members.slice(1);
    if (isToOlder(meeting.askedSequence, input.sequence)) return { ok: false, reason: 'replaced' };
    if (hasBegun(meeting, ends, ctx.clock.now())) return { ok: false, reason: 'began' };
    const zone = input.zone ?? (await zoneOf(ctx, programme, person));
    const minutes = input.minutes === undefined ? meeting.minutes : lengthWithin(input.minutes);
    const read = readTimes(input.times, { zone, minutes, now: ctx.clock.now(), ends });
    if (!read.ok) return read;
    const { walls } = read;
    if (occurrence !== undefined && meeting.weeks !== null) {
      const skipped = await cancelTimes(ctx, { programme, found, walls: [occurrence] });
      if (!skipped.ok) return skipped;
      const { means, link } = meeting;
      const insteadOf = wallToInstant(occurrence, meeting.zone).toISOString();
      const of = { programme, found, zone, walls, minutes, means, link, weeks: null, insteadOf };
      const id = await putMeeting(ctx, of);
      await recordArranged(ctx, 'meeting-moved', { programme, own, actor: byPerson(person) });
      await mailMembers(
        ctx,
        'meeting-cancelled',
        { programme, meeting, sequence: skipped.sequence, occurrence, by: person },
        members,
      );
      await mailMembers(
        ctx,
        'meeting-proposed',
        { programme, meeting: { ...meeting, id }, sequence: 0, by: person },
        to,
      );
      return { ok: true, meeting: id };
    }
    await ctx.db
      .deleteFrom('meeting_time')
      .where('programme_id', '=', programme)
      .where('meeting_id', '=', meeting.id)
      .execute();
    await putTimes(ctx, { programme, meeting: meeting.id, zone, walls });
    const sequence = await writeChange(
      ctx,
      { programme, meeting },
      {
        state: 'proposed',
        proposer_id: person,
        zone,
        wall: null,
        minutes,
        without: [],
        asked_sequence: meeting.sequence + 1,
        look_at: wallToInstant(walls.at(-1)!, zone),
      },
    );
    await recordArranged(ctx, 'meeting-moved', { programme, own, actor: byPerson(person) });
    // The mover may have the old hour in their calendar, too.
    const had = isHad(meeting, person);
    await mailMembers(
      ctx,
      'meeting-proposed',
      { programme, meeting, sequence, by: person },
      had ? members : to,
    );
    return { ok: true, meeting: meeting.id };
  });
}
