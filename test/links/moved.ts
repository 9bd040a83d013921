import { askAddressChange, changeAddress } from '../../src/rooms/people/index.ts';
import type { LinkScene } from './linkCase.ts';

/** Gives Mei another address, and the change's id. */
export async function moved({ ctx, programme, mei: person }: LinkScene, address: string): Promise<number> {
  await askAddressChange(ctx, { programme, person, address });
  const { id } = await ctx.db
    .selectFrom('address_change')
    .select('id')
    .where('address', '=', address)
    .executeTakeFirstOrThrow();
  const done = await changeAddress(ctx, { programme, change: id });
  if (!done.ok) throw new Error(done.reason);
  return id;
}
