import { sql } from 'kysely';
import type { Ctx } from '../../../rooms/ctx.ts';
import { mayDo, transition } from '../../../rooms/mails/index.ts';
import { LEASE_MS } from './claim.ts';
import type { Claim, Claimed, OutboxRow } from './claim.ts';

const RENEW_MS = 3000;

export interface KeptLease {
  /** Whether the mails are still this worker's; false when it slept, or could not reach the database, for too long. */
  isOurs(): boolean;
  end(): void;
}

/** Renews the lease of a batch for as long as this process lives, or until `end` is called. */
export function keepLease(ctx: Ctx, { lease, until, mails }: Claim): KeptLease {
  const keys = mails.map(({ row }) => row);
  let last = until;
  let isLost = false;
  const isOurs = (): boolean => {
    // After the lease is over, another worker may have the mails, and no renewal brings them back.
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
      .where(mayDo('inHand'))
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

/** Counts that a mail is begun, before it can do harm; false when the mail is no longer this worker's. */
export async function begin(ctx: Ctx, { row, lease }: Claimed): Promise<boolean> {
  const begun = await ctx.db
    .updateTable('outbox')
    .set((eb) => ({ begun: eb('begun', '+', 1) }))
    .where('programme_id', '=', row.programme_id)
    .where('id', '=', row.id)
    .where('lease', '=', lease)
    .where(mayDo('inHand'))
    .executeTakeFirst();
  return begun.numUpdatedRows > 0n;
}

/** Gives back mails that were claimed and not tried. */
export async function endLeases(ctx: Ctx, mails: readonly Claimed[]): Promise<void> {
  const [first] = mails;
  if (!first) return;
  await transition(ctx.db, 'postpone', { lease: null, leased_until: null })
    .where(isOneOf(mails.map(({ row }) => row)))
    .where('lease', '=', first.lease)
    .execute();
}

/** A condition: the row is one of these mails, by the table's key. */
function isOneOf(rows: readonly Pick<OutboxRow, 'programme_id' | 'id'>[]) {
  const column = (of: 'programme_id' | 'id'): number[] => rows.map((row) => row[of]);
  return sql<boolean>`(programme_id, id) in
    (select * from unnest(${column('programme_id')}::bigint[], ${column('id')}::bigint[]))`;
}
