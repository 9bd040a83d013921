import { inTransaction } from '../../../rooms/ctx.ts';
import type { Ctx } from '../../../rooms/ctx.ts';
import { openMatter } from '../../../rooms/matters/index.ts';
import type { OutboxRow } from './claim.ts';
import { retryDelay } from './reply.ts';
import type { Failure } from './reply.ts';

/** Why a mail was dropped on its way out; said in the catalogue as `outbox.dropped.…`. */
export type DropReason = 'reason-gone' | 'unsubscribed' | 'suppressed' | 'erased';

export interface Claimed {
  row: OutboxRow;
  lease: string;
}

type Change = Partial<{
  state: string;
  due_at: Date;
  attempts: number;
  sent_at: Date;
  last_error: string | null;
  address: string;
  subject: string;
  text: string;
  html: string;
}>;

/** Settles a claimed mail; false when it is no longer this worker's, and then nothing changes. */
async function settle(ctx: Ctx, { row, lease }: Claimed, change: Change): Promise<boolean> {
  const settled = await ctx.db
    .updateTable('outbox')
    .set({ ...change, lease: null, leased_until: null })
    .where('programme_id', '=', row.programme_id)
    .where('id', '=', row.id)
    .where('lease', '=', lease)
    .where('state', '=', 'sending')
    .executeTakeFirst();
  return settled.numUpdatedRows > 0n;
}

export const markSent = (
  ctx: Ctx,
  claimed: Claimed,
  as: { address: string; subject: string; text: string; html: string },
): Promise<boolean> =>
  settle(ctx, claimed, {
    ...as,
    state: 'sent',
    sent_at: ctx.clock.now(),
    attempts: claimed.row.attempts + 1,
    last_error: null,
  });

export const markDropped = (ctx: Ctx, claimed: Claimed, reason: DropReason): Promise<boolean> =>
  settle(ctx, claimed, { state: 'dropped', last_error: reason });

/** Tried and refused for now: waits longer each time; failed after five days of trying. */
export async function markLater(ctx: Ctx, claimed: Claimed, reply: string): Promise<void> {
  const attempts = claimed.row.attempts + 1;
  const delay = retryDelay(attempts, Math.random());
  if (delay === null) return bounce(ctx, claimed, { kind: 'never', reply, hard: false });
  await settle(ctx, claimed, {
    state: 'waiting',
    due_at: new Date(ctx.clock.now().getTime() + delay),
    attempts,
    last_error: reply,
  });
}

/** Refused for good: failed, with one bounce; an address that is at fault gets nothing more. */
export async function bounce(
  ctx: Ctx,
  claimed: Claimed,
  failure: Failure & { kind: 'never' },
): Promise<void> {
  const { row } = claimed;
  await inTransaction(ctx, async (ctx) => {
    const change = { state: 'failed', attempts: row.attempts + 1, last_error: failure.reply };
    if (!(await settle(ctx, claimed, change))) return;
    const at = ctx.clock.now();
    await ctx.db
      .insertInto('bounce')
      .values({
        programme_id: row.programme_id,
        person_id: row.person_id,
        outbox_id: row.id,
        hard: failure.hard,
        reply: failure.reply,
        at,
      })
      .onConflict((c) => c.columns(['programme_id', 'outbox_id']).doNothing())
      .execute();
    if (failure.hard)
      await ctx.db
        .insertInto('suppression')
        .values({ programme_id: row.programme_id, address: row.address, reason: failure.reply, at })
        .onConflict((c) => c.columns(['programme_id', 'address']).doNothing())
        .execute();
    await openMatter(ctx, {
      programme: row.programme_id,
      kind: 'mail-bounced',
      subject: ['person', row.person_id],
      urgency: 1,
      data: { mail: row.id },
    });
  });
}
