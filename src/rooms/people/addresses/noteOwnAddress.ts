import type { Ctx } from '../../ctx.ts';

/** Notes that the address of a person without an account is theirs: they opened a link that was mailed there. */
export async function noteOwnAddress(
  ctx: Ctx,
  { programme, person }: { programme: number; person: number },
): Promise<void> {
  await ctx.db
    .updateTable('person')
    .set({ address_confirmed_at: ctx.clock.now() })
    .where('programme_id', '=', programme)
    .where('id', '=', person)
    .where('address_confirmed_at', 'is', null)
    .execute();
}
