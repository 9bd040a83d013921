import { sql } from 'kysely';
import { inTransaction, whileTime } from '../ctx.ts';
import type { Ctx } from '../ctx.ts';
import { lockPartnership } from '../partnerships/index.ts';
import { leaveSeats } from './leave.ts';
import { openCall, presentIn } from './queries.ts';
import { endTalkOrCall } from './endTalkOrCall.ts';
import { LOST_MS, SIGNAL_MS } from './rules.ts';
import { tellRoom, tellSeats } from './tellSeats.ts';

/** Closes windows that were not seen for a minute, and calls without windows; removes the messages that browsers exchanged. */
export async function endLostCalls(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now();
  await ctx.db
    .deleteFrom('call_signal')
    .where('said_at', '<', new Date(now.getTime() - SIGNAL_MS))
    .execute();
  const since = new Date(now.getTime() - LOST_MS);
  const { rows: lost } = await sql<{ programme: number; partnership: number }>`
    select c.programme_id as programme, c.partnership_id as partnership
    from call c, lateral (
      select count(*) as windows, min(s.seen_at) as seen from call_seat s
      where s.programme_id = c.programme_id and s.call_id = c.id and s.left_at is null) open
    where c.ended_at is null and (open.windows = 0 or open.seen <= ${since})
    order by c.id limit 200`.execute(ctx.db);
  for (const of of whileTime(ctx, lost)) await inTransaction(ctx, (ctx) => endOne(ctx, of));
}

async function endOne(ctx: Ctx, of: { programme: number; partnership: number }): Promise<void> {
  const { programme, partnership } = of;
  await lockPartnership(ctx, programme, partnership);
  const call = await openCall(ctx, of);
  if (!call) return;
  const here = presentIn(call, ctx.clock.now());
  const gone = call.seats.filter((one) => !here.includes(one));
  for (const { id, seenAt } of gone) await leaveSeats(ctx, programme, [id], seenAt);
  const left = here.map(({ id }) => id);
  for (const { id: seat, person } of gone)
    await tellSeats(ctx, programme, left, { k: 'went', seat, person, lost: true });
  await endTalkOrCall(ctx, of);
  await tellRoom(ctx, { programme, call: call.id, partnership });
}
