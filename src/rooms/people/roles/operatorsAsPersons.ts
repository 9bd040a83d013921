import type { Ctx } from '../../ctx.ts';
import { insertPerson } from '../insertPerson.ts';
import { personByAddress } from '../queries.ts';

/**
 * Every operator as a person of the oldest running programme, through which mail about the installation reaches them. Null when no
 * programme runs.
 */
export async function operatorsAsPersons(
  ctx: Ctx,
): Promise<{ programme: number; persons: number[] } | { programme: null; persons: [] }> {
  const programme = await ctx.db
    .selectFrom('programme')
    .select(['id', 'source_locale'])
    .where('archived_at', 'is', null)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  if (!programme) return { programme: null, persons: [] };
  const accounts = await ctx.db
    .selectFrom('account')
    .innerJoin('operator', 'operator.account_id', 'account.id')
    .select(['account.id', 'account.address'])
    .execute();
  const persons: number[] = [];
  for (const { id, address } of accounts) {
    const found = await personByAddress(ctx, programme.id, address);
    if (found) persons.push(found.id);
    else {
      await insertPerson(ctx, {
        programme: programme.id,
        address,
        name: '',
        locale: programme.source_locale,
        account: id,
      });
      const made = await personByAddress(ctx, programme.id, address);
      if (made) persons.push(made.id);
    }
  }
  return { programme: programme.id, persons };
}
