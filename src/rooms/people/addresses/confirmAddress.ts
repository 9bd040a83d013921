import type { Ctx } from '../../ctx.ts';
import type { Person } from '../queries.ts';
import { accountOf } from './accountOf.ts';

/**
 * Notes that a person's address is theirs, as a mailed code or link has shown, and gives them the account of that address. Answers the
 * account.
 */
export async function confirmAddress(
  ctx: Ctx,
  person: Pick<Person, 'programme_id' | 'id' | 'address' | 'account_id' | 'address_confirmed_at'>,
): Promise<number> {
  const { address } = person;
  if (address === null) throw new Error(`person ${person.id} has no address to confirm`);
  const now = ctx.clock.now();
  const account = person.account_id ?? (await accountOf(ctx, address));
  if (person.account_id === null || person.address_confirmed_at === null)
    await ctx.db
      .updateTable('person')
      .set({ account_id: account, address_confirmed_at: person.address_confirmed_at ?? now })
      .where('programme_id', '=', person.programme_id)
      .where('id', '=', person.id)
      // Skips a person who got another address meanwhile: they have the account of that one.
      .where('address', '=', address)
      .execute();
  return account;
}
