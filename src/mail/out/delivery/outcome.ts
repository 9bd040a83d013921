import { sql } from 'kysely';
import { readRefusal } from '../../../lib/smtpStatus.ts';
import { inTransaction } from '../../../rooms/ctx.ts';
import type { Ctx } from '../../../rooms/ctx.ts';
import { mayDo, stateAfter, transition } from '../../../rooms/mails/index.ts';
import { openMatter } from '../../../rooms/matters/index.ts';
import { isOurTrouble, noteBounce } from '../../../rooms/sending/index.ts';
import type { Claimed } from './claim.ts';
import { retryDelay } from './reply.ts';
import type { Failure } from './reply.ts';

/** Why a mail was dropped on its way out; worded in the catalogue as `outbox.dropped.…`. */
export type DropReason = 'reason-gone' | 'unsubscribed' | 'only-acts' | 'suppressed' | 'erased';

/** Why a mail was set aside; worded in the catalogue as `outbox.aside.…`. */
export type AsideReason = 'cannot-be-written' | 'ends-the-worker';

/** A mail is set aside when writing it fails this often. */
const MOST_WRITINGS = 4;

type Change = Partial<{
  due_at: Date;
  attempts: number;
  sent_at: Date;
  last_error: string | null;
  address: string;
  subject: string;
  text: string;
  html: string;
}>;

/** Gives a mail in hand another state and ends its lease. False when the mail is no longer this worker's; then nothing changes. */
async function endLease(
  ctx: Ctx,
  { row, lease }: Claimed,
  outcome: 'postpone' | 'stop' | 'fail',
  change: Change,
): Promise<boolean> {
  const ended = await transition(ctx.db, outcome, { ...change, begun: 0, lease: null, leased_until: null })
    .where('programme_id', '=', row.programme_id)
    .where('id', '=', row.id)
    .where('lease', '=', lease)
    .executeTakeFirst();
  return ended.numUpdatedRows > 0n;
}

export interface Kept {
  address: string;
  subject: string;
  text: string;
  html: string;
}

export interface Sent {
  claimed: Claimed;
  kept: Kept;
}

/** Marks mails that the other side has taken, all together. */
export async function markSent(ctx: Ctx, sent: readonly Sent[]): Promise<boolean[]> {
  const now = ctx.clock.now();
  const column = (of: (one: Sent) => unknown): unknown[] => sent.map(of);
  const { rows } = await sql<{ id: number }>`
    update outbox set ${stateAfter('send')}, sent_at = ${now}, attempts = attempts + 1, begun = 0, last_error = null,
      lease = null, leased_until = null,
      address = own.address, subject = own.subject, text = own.text, html = own.html
    from unnest(
      ${column(({ claimed }) => claimed.row.programme_id)}::bigint[],
      ${column(({ claimed }) => claimed.row.id)}::bigint[],
      ${column(({ claimed }) => claimed.lease)}::text[],
      ${column(({ kept }) => kept.address)}::text[],
      ${column(({ kept }) => kept.subject)}::text[],
      ${column(({ kept }) => kept.text)}::text[],
      ${column(({ kept }) => kept.html)}::text[]
    ) as own(programme_id, id, lease, address, subject, text, html)
    where outbox.programme_id = own.programme_id and outbox.id = own.id and outbox.lease = own.lease
      and ${mayDo('send')}
    returning outbox.id`.execute(ctx.db);
  const marked = new Set(rows.map(({ id }) => id));
  return sent.map(({ claimed }) => marked.has(claimed.row.id));
}

/** Makes a mail wait until a time. The mail is not at fault and loses no try. */
export const postpone = (ctx: Ctx, claimed: Claimed, until: Date): Promise<boolean> =>
  endLease(ctx, claimed, 'postpone', { due_at: until });

export const markDropped = (ctx: Ctx, claimed: Claimed, reason: DropReason): Promise<boolean> =>
  endLease(ctx, claimed, 'stop', { last_error: reason });

/** Writing the mail failed. It is tried again soon, as what it needs may come back, and set aside when it fails each time. */
export async function notWritten(ctx: Ctx, claimed: Claimed): Promise<void> {
  const attempts = claimed.row.attempts + 1;
  if (attempts >= MOST_WRITINGS) return setAside(ctx, claimed, 'cannot-be-written');
  await endLease(ctx, claimed, 'postpone', {
    due_at: new Date(ctx.clock.now().getTime() + (retryDelay(attempts, Math.random()) ?? 0)),
    attempts,
    last_error: 'cannot-be-written',
  });
}

/** The mail was refused for now. It waits longer after each try, and fails after five days of trying. */
export async function markLater(ctx: Ctx, claimed: Claimed, reply: string): Promise<void> {
  if (await waitLonger(ctx, claimed, reply)) return;
  await bounce(ctx, claimed, { kind: 'never', reply, refusal: readRefusal(reply) });
}

/** False when five days have been tried. */
async function waitLonger(ctx: Ctx, claimed: Claimed, reply: string): Promise<boolean> {
  const attempts = claimed.row.attempts + 1;
  const delay = retryDelay(attempts, Math.random());
  if (delay === null) return false;
  await endLease(ctx, claimed, 'postpone', {
    due_at: new Date(ctx.clock.now().getTime() + delay),
    attempts,
    last_error: reply,
  });
  return true;
}

/**
 * The mail was refused for good: it fails with one bounce, and an address at fault gets no more mail. When most mails are refused alike,
 * the fault is ours, and the mail waits.
 */
export async function bounce(
  ctx: Ctx,
  claimed: Claimed,
  failure: Failure & { kind: 'never' },
): Promise<void> {
  const { row } = claimed;
  const { reply } = failure;
  const about = { programme: row.programme_id, mail: row.id, address: row.address, reply };
  await inTransaction(ctx, async (ctx) => {
    const isOurs = await isOurTrouble(ctx, { ...about, refusal: failure.refusal });
    if (isOurs && (await waitLonger(ctx, claimed, reply))) return;
    const change = { attempts: row.attempts + 1, last_error: reply };
    if (!(await endLease(ctx, claimed, 'fail', change))) return;
    await noteBounce(ctx, {
      ...about,
      person: row.person_id,
      kind: 'bounce',
      refusal: isOurs ? { kind: 'us', why: 'unclear' } : failure.refusal,
      origin: 'smtp',
    });
  });
}

/** Sets a mail aside for a volunteer to look at. The fault is ours and not the reader's, so it is no bounce. */
export async function setAside(ctx: Ctx, claimed: Claimed, reason: AsideReason): Promise<void> {
  const { row } = claimed;
  await inTransaction(ctx, async (ctx) => {
    const change = { attempts: row.attempts + 1, last_error: reason };
    if (!(await endLease(ctx, claimed, 'fail', change))) return;
    await openMatter(ctx, {
      programme: row.programme_id,
      kind: 'mail-stuck',
      subject: ['outbox', row.id],
      urgency: 2,
      data: { kind: row.kind },
    });
  });
}
