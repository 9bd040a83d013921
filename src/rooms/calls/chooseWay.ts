import { inTransaction } from '../ctx.ts';
import type { Ctx } from '../ctx.ts';
import { lockPresent } from './present.ts';
import type { NotTheirs } from './present.ts';

/** Sets whether a person's browser may connect directly to the partners' browsers, so that each learns the other's network address. */
export async function chooseWay(
  ctx: Ctx,
  input: { programme: number; person: number; partnership: number; isDirect: boolean },
): Promise<{ ok: true } | NotTheirs> {
  const { programme, person, partnership, isDirect } = input;
  return inTransaction(ctx, async (ctx) => {
    const found = await lockPresent(ctx, input);
    if (!found.ok) return found;
    const set = { is_direct: isDirect, chosen_at: ctx.clock.now() };
    await ctx.db
      .insertInto('call_way')
      .values({ programme_id: programme, partnership_id: partnership, person_id: person, ...set })
      .onConflict((on) => on.columns(['programme_id', 'partnership_id', 'person_id']).doUpdateSet(set))
      .execute();
    return { ok: true };
  });
}
