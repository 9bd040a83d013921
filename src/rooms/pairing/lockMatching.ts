import type { Policy } from '#matching';
import type { Ctx } from '../ctx.ts';
import { isIntroduced } from '../programmes/index.ts';

/** The columns of a round that verbs of this room read after locking it. */
export interface LockedRound {
  id: number;
  number: number;
  policy: Policy;
  cancelled: boolean;
  published: boolean;
}

/**
 * Locks a round's matching for the transaction: the round first, then all applications that may still move, in the order of their
 * ids. Every verb of this room that writes takes its locks in this order, and withdrawing locks one application only, so
 * that nobody waits for each other in a ring. Rows that name the round are written meanwhile: who leaves a pair holds it, and a verb that asks
 * the pair waits for them.
 */
export async function lockMatching(ctx: Ctx, programme: number, round: number): Promise<LockedRound> {
  const row = await ctx.db
    .selectFrom('round')
    .select(['id', 'number', 'policy', 'cancelled_at'])
    .where('programme_id', '=', programme)
    .where('id', '=', round)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  await ctx.db
    .selectFrom('application')
    .select('id')
    .where('programme_id', '=', programme)
    .where('round_id', '=', round)
    .where('state', 'in', ['confirmed', 'waiting'])
    .orderBy('id')
    .forUpdate()
    .execute();
  return {
    id: row.id,
    number: row.number,
    policy: row.policy,
    cancelled: row.cancelled_at !== null,
    published: await isIntroduced(ctx, programme, round),
  };
}
