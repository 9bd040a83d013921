import type { Ctx } from '../ctx.ts';

/** The owner of an account as somebody new in a programme; nothing happens when the address is a person's there already. */
export async function insertPerson(
  ctx: Ctx,
  input: {
    programme: number;
    address: string;
    name: string;
    locale: string;
    account: number;
    isConfirmed?: true;
  },
): Promise<void> {
  const now = ctx.clock.now();
  await ctx.db
    .insertInto('person')
    .values({
      programme_id: input.programme,
      address: input.address,
      name: input.name,
      locale: input.locale,
      account_id: input.account,
      address_confirmed_at: input.isConfirmed ? now : null,
      created_at: now,
    })
    .onConflict((c) => c.columns(['programme_id', 'address']).where('erased_at', 'is', null).doNothing())
    .execute();
}
