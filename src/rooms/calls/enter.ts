import { inTransaction } from '../ctx.ts';
import type { Ctx } from '../ctx.ts';
import { leaveSeats } from './leave.ts';
import { noteSeen } from './noteSeen.ts';
import { lockPresent } from './present.ts';
import type { NotTheirs } from './present.ts';
import { openCall, presentIn, directAnswersOf } from './queries.ts';
import type { Seat } from './queries.ts';
import { WAIT_MINUTES } from './rules.ts';
import { endTalkOrCall } from './endTalkOrCall.ts';
import { tellRoom, tellSeats } from './tellSeats.ts';

/** A place in a call. */
export interface Entered {
  ok: true;
  call: number;
  seat: number;
  /** Until when the person who opened the call waits. */
  until: Date;
  /** The windows of the others. */
  others: Seat[];
  /** Whether browsers may connect directly: everybody in the partnership said yes. */
  isDirect: boolean;
}

/**
 * Joins the call of a partnership, or opens one. A person is in it by one window; their previous window is told. A window that comes back
 * gets its place again. The key of another person's window in the call is refused (`unknown`). Without a relay each person must have agreed
 * that their browser may connect directly, or they are refused (`not-direct`).
 */
export async function enter(
  ctx: Ctx,
  input: { programme: number; person: number; partnership: number; key: string; hasRelay: boolean },
): Promise<Entered | NotTheirs | { ok: false; reason: 'not-direct' }> {
  const { programme, person, partnership, key, hasRelay } = input;
  return inTransaction(ctx, async (ctx) => {
    const found = await lockPresent(ctx, input);
    if (!found.ok) return found;
    const ways = await directAnswersOf(ctx, { programme, partnership });
    if (!hasRelay && ways.get(person) !== true) return { ok: false, reason: 'not-direct' };
    if (await isOver(ctx, input)) return { ok: false, reason: 'ended' };
    const now = ctx.clock.now();
    // A talk that a concern ended is not counted yet: the time until somebody comes back does not belong to it.
    await endTalkOrCall(ctx, { programme, partnership });
    const before = await openCall(ctx, { programme, partnership });
    // Everybody in the call knows all keys, so nobody may come in by the key of another person's window.
    if (before?.seats.some((one) => one.person !== person && one.key === key))
      return { ok: false, reason: 'unknown' };
    const here = before ? presentIn(before, now) : [];
    const others = here.filter((one) => one.person !== person);
    const isDirect = found.members.every((one) => ways.get(one) === true);
    const same = before?.seats.find((one) => one.person === person && one.key === key);
    if (before && same) {
      await noteSeen(ctx, { programme, seat: same.id });
      return { ok: true, call: before.id, seat: same.id, until: before.until, others, isDirect };
    }
    const mine = before?.seats.filter((one) => one.person === person).map(({ id }) => id) ?? [];
    await tellSeats(ctx, programme, mine, { k: 'elsewhere' });
    await leaveSeats(ctx, programme, mine);
    const call = before ?? (await open(ctx, input));
    const { id: seat } = await ctx.db
      .insertInto('call_seat')
      .values({
        programme_id: programme,
        call_id: call.id,
        person_id: person,
        window_key: key,
        came_at: now,
        seen_at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const theirs = others.map(({ id }) => id);
    await tellSeats(ctx, programme, theirs, { k: 'came', seat, person, key });
    await tellRoom(ctx, { programme, call: call.id, partnership });
    return { ok: true, call: call.id, seat, until: call.until, others, isDirect };
  });
}

/**
 * Whether this window was closed because its person left or reported that something is wrong. The window's line may have been away then.
 */
async function isOver(
  ctx: Pick<Ctx, 'db'>,
  { programme, person, key }: { programme: number; person: number; key: string },
): Promise<boolean> {
  const seat = await ctx.db
    .selectFrom('call_seat')
    .select('id')
    .where('programme_id', '=', programme)
    .where('person_id', '=', person)
    .where('window_key', '=', key)
    .where('is_over', '=', true)
    .executeTakeFirst();
  return seat !== undefined;
}

async function open(
  ctx: Ctx,
  { programme, person, partnership }: { programme: number; person: number; partnership: number },
): Promise<{ id: number; until: Date }> {
  const now = ctx.clock.now();
  const until = new Date(now.getTime() + WAIT_MINUTES * 60_000);
  const { id } = await ctx.db
    .insertInto('call')
    .values({
      programme_id: programme,
      partnership_id: partnership,
      opened_by: person,
      opened_at: now,
      until_at: until,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id, until };
}
