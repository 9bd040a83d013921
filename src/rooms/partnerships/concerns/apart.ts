import { inTransaction } from '../../ctx.ts';
import type { Ctx, Viewer } from '../../ctx.ts';
import { lockPartnership } from '../members.ts';
import { lookSoon } from '../turn/lookSoon.ts';
import { mayReadConcern } from './readers.ts';

/** Whether neither letters nor questions pass between the members of a partnership now. */
export async function isApart(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  partnership: number,
): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('partnership')
    .select('apart_at')
    .where('programme_id', '=', programme)
    .where('id', '=', partnership)
    .executeTakeFirst();
  return row !== undefined && row.apart_at !== null;
}

/** From now on nothing passes between the members of a partnership, or again. The caller has locked it. */
export async function keepApart(
  ctx: Ctx,
  { programme, partnership, apart }: { programme: number; partnership: number; apart: boolean },
): Promise<void> {
  await ctx.db
    .updateTable('partnership')
    .set((eb) => ({ apart_at: apart ? eb.fn.coalesce('apart_at', eb.val(ctx.clock.now())) : null }))
    .where('programme_id', '=', programme)
    .where('id', '=', partnership)
    .execute();
  await lookSoon(ctx, { programme, partnership });
}

/** A reader of a concern keeps the members of its partnership apart, or lets letters pass again. Letters written meanwhile stay with their authors. */
export async function changeContact(
  ctx: Ctx,
  input: { programme: number; viewer: Viewer; concern: number; apart: boolean },
): Promise<boolean> {
  const { programme, viewer, concern, apart } = input;
  return inTransaction(ctx, async (ctx) => {
    if (!(await mayReadConcern(ctx, programme, viewer, concern))) return false;
    const { partnership } = await ctx.db
      .selectFrom('concern')
      .select('partnership_id as partnership')
      .where('programme_id', '=', programme)
      .where('id', '=', concern)
      .executeTakeFirstOrThrow();
    await lockPartnership(ctx, programme, partnership);
    await keepApart(ctx, { programme, partnership, apart });
    return true;
  });
}
