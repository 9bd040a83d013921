import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { Schema } from '../../../db/schema.ts';
import type { Ctx } from '../../../rooms/ctx.ts';

export type OutboxRow = Selectable<Schema['outbox']>;

/** A mail that is this worker's for a while. */
export interface Claimed {
  row: OutboxRow;
  lease: string;
  /** Whether a worker died that had it: it may be the mail's doing. */
  isOrphan: boolean;
}

/**
 * Still in hand. Not "=": a planner that knows little of an outbox just filled would look for a mail by its state, through all that wait,
 * and not by its key.
 */
export const IN_HAND = ['state', 'is not distinct from', 'sending'] as const;

/** A claimed mail is another worker's again after this long without a sign of life. */
const LEASE_MS = 12_000;
const RENEW_MS = 3000;

export interface Claim {
  mails: Claimed[];
  lease: string;
  until: Date;
}

/**
 * Takes up to `most` mails that are due, urgent ones first: each is another worker's only when this one has died. A
 * programme that holds its mail back still lets urgent ones pass, or nobody could come in and let it go, or hear of a thief; of one in
 * the archive nothing leaves.
 */
export async function claimDue(ctx: Ctx, most: number, onlyUrgent = false): Promise<Claim> {
  const now = ctx.clock.now();
  const lease = randomBytes(9).toString('base64url');
  const until = new Date(now.getTime() + LEASE_MS);
  const take = (db: Ctx['db']) =>
    db
      .with('due', (db) =>
        db
          .selectFrom('outbox')
          .innerJoin('programme', 'programme.id', 'outbox.programme_id')
          .select(['outbox.programme_id', 'outbox.id', 'outbox.state'])
          .where((eb) =>
            eb.or([
              eb.and([eb('outbox.state', '=', 'waiting'), eb('outbox.due_at', '<=', now)]),
              eb.and([eb('outbox.state', '=', 'sending'), eb('outbox.leased_until', '<', now)]),
            ]),
          )
          .where((eb) => eb.or([eb('programme.mail_paused_at', 'is', null), eb('outbox.urgent', '=', true)]))
          .where('programme.archived_at', 'is', null)
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
      .set({ state: 'sending', lease, leased_until: until })
      .whereRef('outbox.programme_id', '=', 'due.programme_id')
      .whereRef('outbox.id', '=', 'due.id')
      .returningAll('outbox')
      .returning('due.state as was')
      .execute();
  const rows = await inTheirOrder(ctx.db, take);
  rows.sort((a, b) => Number(b.urgent) - Number(a.urgent) || a.id - b.id);
  return {
    lease,
    until,
    mails: rows.map(({ was, ...row }) => ({ row, lease, isOrphan: was === 'sending' || row.begun > 0 })),
  };
}

/**
 * Without sorting: the index has the mails in their order, so that some are found as soon among a hundred thousand as among a few. Left to
 * itself the planner sorts all that wait, as long as nobody has counted an outbox that was just filled or let go.
 */
function inTheirOrder<T>(db: Ctx['db'], take: (db: Ctx['db']) => Promise<T>): Promise<T> {
  if (db.isTransaction) return take(db);
  return db.transaction().execute(async (db) => {
    await sql`select set_config('enable_sort', 'off', true)`.execute(db);
    return take(db);
  });
}

export interface Hold {
  /** Whether the mails are still this worker's; not when it slept, or could not reach the database, for too long. */
  isOurs(): boolean;
  end(): void;
}

/** Keeps a batch ours for as long as this process lives, until the hold is ended. */
export function holdLease(ctx: Ctx, { lease, until, mails }: Claim): Hold {
  const keys = mails.map(({ row }) => row);
  let last = until;
  let isLost = false;
  const isOurs = (): boolean => {
    // Once over, somebody else may have them, and no renewal brings them back.
    isLost ||= ctx.clock.now() >= last;
    return !isLost;
  };
  // In a transaction (tests, simulations) nobody else sees the rows, and the connection is in use.
  if (ctx.db.isTransaction) return { isOurs, end: () => {} };
  const timer = setInterval(() => {
    if (!isOurs()) return clearInterval(timer);
    const next = new Date(ctx.clock.now().getTime() + LEASE_MS);
    ctx.db
      .updateTable('outbox')
      .set({ leased_until: next })
      .where(isOneOf(keys))
      .where('lease', '=', lease)
      .where(...IN_HAND)
      .execute()
      .then(
        () => {
          if (isOurs()) last = next;
        },
        (error: unknown) => ctx.log.warn({ err: error }, 'could not keep mails in hand'),
      );
  }, RENEW_MS);
  return { isOurs, end: () => clearInterval(timer) };
}

/** Counts that a mail is begun, before it can do harm; false when it is no longer this worker's. */
export async function begin(ctx: Ctx, { row, lease }: Claimed): Promise<boolean> {
  const begun = await ctx.db
    .updateTable('outbox')
    .set((eb) => ({ begun: eb('begun', '+', 1) }))
    .where('programme_id', '=', row.programme_id)
    .where('id', '=', row.id)
    .where('lease', '=', lease)
    .where(...IN_HAND)
    .executeTakeFirst();
  return begun.numUpdatedRows > 0n;
}

/** Gives back what was claimed and not tried. */
export async function release(ctx: Ctx, mails: readonly Claimed[]): Promise<void> {
  const [first] = mails;
  if (!first) return;
  await ctx.db
    .updateTable('outbox')
    .set({ state: 'waiting', lease: null, leased_until: null })
    .where(isOneOf(mails.map(({ row }) => row)))
    .where('lease', '=', first.lease)
    .where(...IN_HAND)
    .execute();
}

/** By the table's key. */
function isOneOf(rows: readonly Pick<OutboxRow, 'programme_id' | 'id'>[]) {
  const column = (of: 'programme_id' | 'id'): number[] => rows.map((row) => row[of]);
  return sql<boolean>`(programme_id, id) in
    (select * from unnest(${column('programme_id')}::bigint[], ${column('id')}::bigint[]))`;
}
