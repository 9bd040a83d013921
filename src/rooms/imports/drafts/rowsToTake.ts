import type { Ctx } from '../../ctx.ts';
import type { ImportDraft } from './source.ts';

/** How many rows of a draft are read and taken: those that were not left out. */
export async function rowsToTake(
  ctx: Pick<Ctx, 'db'>,
  { programme_id: programme, id }: Pick<ImportDraft, 'programme_id' | 'id'>,
): Promise<number> {
  const { count } = await ctx.db
    .selectFrom('import_draft_row')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('programme_id', '=', programme)
    .where('draft_id', '=', id)
    .where('left_out', '=', false)
    .executeTakeFirstOrThrow();
  return Number(count);
}
