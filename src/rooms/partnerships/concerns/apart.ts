import { inTransaction } from '../../ctx.ts';
import type { Ctx, Viewer } from '../../ctx.ts';
import { lockPartnership } from '../members.ts';
import { lookSoon } from '../turn/lookSoon.ts';
import { mayReadConcern } from './readers.ts';

/** Whether the members of a partnership are kept apart: neither letters nor questions pass between them. */
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

/** Keeps the members of a partnership apart from now on, or ends that. The caller has locked the partnership. */
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

/**
 * Keeps the members of a concern's partnership apart, or lets letters pass again, for a reader of the concern. Letters written meanwhile
 * stay with their authors.
 */
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
