import { wallToInstant } from '../../lib/time/time.ts';
import { inTransaction } from '../ctx.ts';
import type { Ctx } from '../ctx.ts';
import { skip } from './cancel.ts';
import { lockMeeting, zoneOf } from './present.ts';
import type { NotTheirs } from './present.ts';
import { putMeeting, putTimes } from './propose.ts';
import { readTimes } from './rules/times.ts';
import type { ProposedTime, TimesRefusal } from './rules/times.ts';
import { byPerson, change, isHad, noteOf, tellOf } from './tell.ts';

/**
 * Proposes other times for a meeting, on the mover's own clocks: what was proposed or stood is so no more, and the others are asked anew. Of a
 * series `occurrence` names one time alone, in whose place a meeting by itself is proposed. Answers the meeting that is proposed.
 */
export async function move(
  ctx: Ctx,
  input: {
    programme: number;
    person: number;
    meeting: number;
    times: readonly ProposedTime[];
    zone?: string | undefined;
    occurrence?: string | undefined;
  },
): Promise<{ ok: true; meeting: number } | NotTheirs | { ok: false; reason: TimesRefusal | 'replaced' }> {
  const { programme, person, occurrence } = input;
  return inTransaction(ctx, async (ctx) => {
    const found = await lockMeeting(ctx, input);
    if (!found.ok) return found;
    const { meeting, own, members, ends } = found;
    const to = members.slice(1);
    const zone = input.zone ?? (await zoneOf(ctx, programme, person));
    const { minutes } = meeting;
    const read = readTimes(input.times, { zone, minutes, now: ctx.clock.now(), ends });
    if (!read.ok) return read;
    const { walls } = read;
    if (occurrence !== undefined && meeting.weeks !== null) {
      const skipped = await skip(ctx, { programme, found, walls: [occurrence] });
      if (skipped === null) return { ok: false, reason: 'replaced' };
      const { means, link } = meeting;
      const insteadOf = wallToInstant(occurrence, meeting.zone).toISOString();
      const of = { programme, found, zone, walls, minutes, means, link, weeks: null, insteadOf };
      const id = await putMeeting(ctx, of);
      await noteOf(ctx, 'meeting-moved', { programme, own, actor: byPerson(person) });
      await tellOf(
        ctx,
        'meeting-cancelled',
        { programme, meeting, sequence: skipped.sequence, occurrence, by: person },
        members,
      );
      await tellOf(
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
    const sequence = await change(
      ctx,
      { programme, meeting },
      {
        state: 'proposed',
        proposer_id: person,
        zone,
        wall: null,
        without: [],
        asked_sequence: meeting.sequence + 1,
        look_at: wallToInstant(walls.at(-1)!, zone),
      },
    );
    await noteOf(ctx, 'meeting-moved', { programme, own, actor: byPerson(person) });
    // The mover may have the hour before in their calendar, too.
    const had = isHad(meeting, person);
    await tellOf(ctx, 'meeting-proposed', { programme, meeting, sequence, by: person }, had ? members : to);
    return { ok: true, meeting: meeting.id };
  });
}
