import type { Ctx } from '../ctx.ts';
import { dropAccount, followClaims, personById, setPerson } from '../people/index.ts';
import type { Person } from '../people/index.ts';

/** Forgets those who were merged into somebody along with them: what could not be carried over stands with their numbers. */
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

/** The account of the address that was merged away is nobody's here any more. */
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
