import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { Schema } from '../../../db/schema.ts';
import type { Ctx } from '../../../rooms/ctx.ts';

export type OutboxRow = Selectable<Schema['outbox']>;

/** A claimed mail is another worker's again after this long without a sign of life. */
const LEASE_MS = 15_000;
const RENEW_MS = 4000;

export interface Batch {
  rows: OutboxRow[];
  lease: string;
}

/**
 * Takes up to `most` mails that are due, urgent ones first: each is another worker's only when this one has died. A
 * programme that holds its mail back still lets sign-in codes pass, or nobody could come in and let it go.
 */
export async function claimDue(ctx: Ctx, most: number, onlyUrgent = false): Promise<Batch> {
  const now = ctx.clock.now();
  const lease = randomBytes(9).toString('base64url');
  const rows = await ctx.db
    .with('due', (db) =>
      db
        .selectFrom('outbox')
        .innerJoin('programme', 'programme.id', 'outbox.programme_id')
        .select(['outbox.programme_id', 'outbox.id'])
        .where((eb) =>
          eb.or([
            eb.and([eb('outbox.state', '=', 'waiting'), eb('outbox.due_at', '<=', now)]),
            eb.and([eb('outbox.state', '=', 'sending'), eb('outbox.leased_until', '<', now)]),
          ]),
        )
        .where((eb) => eb.or([eb('programme.mail_paused_at', 'is', null), eb('outbox.urgent', '=', true)]))
        .$if(onlyUrgent, (query) => query.where('outbox.urgent', '=', true))
        .orderBy('outbox.urgent', 'desc')
        .orderBy('outbox.due_at')
        .orderBy('outbox.id')
        .limit(most)
        .forUpdate('outbox')
        .skipLocked(),
    )
    .updateTable('outbox')
    .from('due')
    .set({ state: 'sending', lease, leased_until: new Date(now.getTime() + LEASE_MS) })
    .whereRef('outbox.programme_id', '=', 'due.programme_id')
    .whereRef('outbox.id', '=', 'due.id')
    .returningAll('outbox')
    .execute();
  return { lease, rows: rows.sort((a, b) => Number(b.urgent) - Number(a.urgent) || a.id - b.id) };
}

/** Keeps a batch ours for as long as this process lives; the function it returns ends that. */
export function holdLease(ctx: Ctx, lease: string): () => void {
  // In a transaction (tests, simulations) nobody else sees the rows, and the connection is in use.
  if (ctx.db.isTransaction) return () => {};
  const timer = setInterval(() => {
    ctx.db
      .updateTable('outbox')
      .set({ leased_until: new Date(ctx.clock.now().getTime() + LEASE_MS) })
      .where('lease', '=', lease)
      .where('state', '=', 'sending')
      .execute()
      .catch((error: unknown) => ctx.log.warn({ err: error }, 'could not keep mails in hand'));
  }, RENEW_MS);
  return () => clearInterval(timer);
}

/** Whether mails are still this worker's, asked when it takes them in hand; renews them, and counts the beginning. */
export async function begin(
  ctx: Ctx,
  claimed: readonly { row: OutboxRow; lease: string }[],
): Promise<boolean[]> {
  const renewed = await ctx.db
    .updateTable('outbox')
    .from(
      sql<{ programme_id: number; id: number; lease: string }>`unnest(
        ${claimed.map(({ row }) => row.programme_id)}::bigint[],
        ${claimed.map(({ row }) => row.id)}::bigint[],
        ${claimed.map(({ lease }) => lease)}::text[])`.as<'own'>(sql`own(programme_id, id, lease)`),
    )
    .set((eb) => ({
      leased_until: new Date(ctx.clock.now().getTime() + LEASE_MS),
      begun: eb('begun', '+', 1),
    }))
    .whereRef('outbox.programme_id', '=', 'own.programme_id')
    .whereRef('outbox.id', '=', 'own.id')
    .whereRef('outbox.lease', '=', 'own.lease')
    .where('state', '=', 'sending')
    .returning('outbox.id')
    .execute();
  const ours = new Set(renewed.map(({ id }) => id));
  return claimed.map(({ row }) => ours.has(row.id));
}

/** Gives back what was claimed and not tried. */
export async function release(ctx: Ctx, lease: string, rows: readonly OutboxRow[]): Promise<void> {
  if (rows.length === 0) return;
  await ctx.db
    .updateTable('outbox')
    .set({ state: 'waiting', lease: null, leased_until: null })
    .where('lease', '=', lease)
    .where(
      'id',
      'in',
      rows.map(({ id }) => id),
    )
    .where('state', '=', 'sending')
    .execute();
}
