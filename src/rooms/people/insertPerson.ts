import type { Ctx } from '../ctx.ts';

/** Adds a person to a programme. Returns their number; null, and nothing is written, when a person there has the address already. */
export async function insertPerson(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  input: {
    programme: number;
    /** Normalised. */
    address: string;
    locale: string;
    name?: string;
    zone?: string;
    /** The account that owns the address. */
    account?: number;
    isConfirmed?: true;
    /** The person of whom this address is another one. */
    standsFor?: number | null;
  },
): Promise<number | null> {
  const now = ctx.clock.now();
  const row = await ctx.db
    .insertInto('person')
    .values({
      programme_id: input.programme,
      address: input.address,
      name: input.name ?? '',
      locale: input.locale,
      zone: input.zone ?? null,
      account_id: input.account ?? null,
      address_confirmed_at: input.isConfirmed ? now : null,
      stands_for: input.standsFor ?? null,
      created_at: now,
    })
    .onConflict((c) => c.columns(['programme_id', 'address']).where('erased_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}
