import { json } from '../../db/json.ts';
import type { MenuItem } from '../../db/schema.ts';
import type { Ctx } from '../ctx.ts';

/** Stores with the programme which of its pages are published, in the transaction that publishes them. */
export async function setMenu(ctx: Ctx, programme: number, menu: MenuItem[]): Promise<void> {
  await ctx.db
    .updateTable('programme')
    .set({ menu: json(menu) })
    .where('id', '=', programme)
    .execute();
}
