import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { closeMatter } from '../../matters/index.ts';
import { personById } from '../../people/index.ts';

/** Gives a person's address another chance: what bounced before is forgotten, and mail goes there again. */
export function trustAddress(
  ctx: Ctx,
  { programme, person, actor }: { programme: number; person: number; actor: Actor },
): Promise<{ ok: true } | { ok: false; reason: 'nothing' }> {
  return inTransaction(ctx, async (ctx) => {
    const row = await personById(ctx, programme, person);
    if (!row?.address || row.erased_at || !(await forgiveAddresses(ctx, programme, [row.address])))
      return { ok: false, reason: 'nothing' };
    await closeMatter(ctx, { programme, actor, kind: 'mail-bounced', subject: ['person', person] });
    await record(ctx, { programme, actor, kind: 'address-trusted', subject: ['person', person] });
    return { ok: true };
  });
}

/** Takes addresses off the list of those that get nothing; true when one was on it. */
export async function forgiveAddresses(
  ctx: Ctx,
  programme: number,
  addresses: readonly string[],
): Promise<boolean> {
  const done = await ctx.db
    .deleteFrom('suppression')
    .where('programme_id', '=', programme)
    .where('address', '=', (eb) => eb.fn.any(eb.val([...addresses])))
    .executeTakeFirst();
  await ctx.db
    .updateTable('bounce')
    .set({ score: 0 })
    .where('programme_id', '=', programme)
    .where('address', '=', (eb) => eb.fn.any(eb.val([...addresses])))
    .where('score', '>', 0)
    .execute();
  return done.numDeletedRows > 0n;
}
