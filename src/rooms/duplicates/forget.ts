import type { Ctx } from '../ctx.ts';
import { dropAccount, followClaims, personById, setPerson } from '../people/index.ts';
import type { Person } from '../people/index.ts';

/** Erases the people who were merged into a person along with them: rows that could not be carried over have their numbers. */
export async function forgetMerged(ctx: Ctx, person: Person): Promise<void> {
  const merged = await ctx.db
    .selectFrom('person')
    .select('id')
    .where('programme_id', '=', person.programme_id)
    .where('merged_into', '=', person.id)
    .execute();
  for (const { id } of merged) {
    const gone = await personById(ctx, person.programme_id, id);
    if (!gone) continue;
    await forgetMerged(ctx, gone);
    await forgetAccount(ctx, gone);
    await followClaims(ctx, gone);
    await setPerson(ctx, { programme: person.programme_id, person: id }, { merged_into: null });
  }
}

/** The account of a merged address belongs to nobody here any more. */
async function forgetAccount(ctx: Ctx, { programme_id: programme, id }: Person): Promise<void> {
  const account = await ctx.db
    .selectFrom('person_merge')
    .innerJoin('account', 'account.address', 'gone_address')
    .select('account.id')
    .where('programme_id', '=', programme)
    .where('gone_id', '=', id)
    .executeTakeFirst();
  if (account) await dropAccount(ctx, account.id);
}
