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
 * Locks a round's matching for the transaction: first the round, then all its applications that may still move, in the order of their ids.
 * Every writing verb of this room takes its locks in this order, and withdrawing locks one application only. So no deadlock can arise.
 * Others may still write rows that name the round: somebody who leaves a pair holds that pair, and a verb that asks the pair waits for
 * them.
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
