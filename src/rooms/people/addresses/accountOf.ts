import { anyOf } from '../../../db/anyOf.ts';
import type { Ctx } from '../../ctx.ts';

/** The account of an address; made if there is none. Call it only for an address that somebody has shown to be theirs. */
export async function accountOf(ctx: Pick<Ctx, 'db' | 'clock'>, address: string): Promise<number> {
  await ctx.db
    .insertInto('account')
    .values({ address, created_at: ctx.clock.now() })
    .onConflict((c) => c.column('address').doNothing())
    .execute();
  const { id } = await ctx.db
    .selectFrom('account')
    .select('id')
    .where('address', '=', address)
    .executeTakeFirstOrThrow();
  return id;
}

/** The accounts among those given that exist. They go on existing until the transaction ends. */
export async function accountsThere(
  ctx: Pick<Ctx, 'db'>,
  accounts: readonly number[],
): Promise<ReadonlySet<number>> {
  const rows = await ctx.db
    .selectFrom('account')
    .select('id')
    .where('id', '=', anyOf(accounts))
    .orderBy('id')
    .forKeyShare()
    .execute();
  return new Set(rows.map(({ id }) => id));
}
