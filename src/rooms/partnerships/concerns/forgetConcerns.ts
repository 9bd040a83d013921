import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { removeByPieces } from '../../pieces.ts';
import { CONCERN_KEPT_DAYS } from '../rules.ts';

/** Deletes the words of concerns and of appeals, answered or not, and the letters picked for them, half a year after they were dealt with. */
export async function forgetConcerns(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.clock.now().getTime() - CONCERN_KEPT_DAYS * 86_400_000);
  await removeByPieces(
    ctx,
    'concern_passage',
    sql`exists (select from concern c where c.programme_id = concern_passage.programme_id
      and c.id = concern_passage.concern_id and c.handled_at < ${before})`,
  );
  await sql`
    update concern_appeal w set body = '' from concern c
    where c.programme_id = w.programme_id and c.id = w.concern_id and c.handled_at < ${before} and w.body <> ''`.execute(
    ctx.db,
  );
  await removeByPieces(
    ctx,
    'concern_view',
    sql`exists (select from concern c where c.programme_id = concern_view.programme_id
      and c.id = concern_view.concern_id and c.handled_at < ${before})`,
  );
  await ctx.db
    .updateTable('concern')
    .set({ body: '' })
    .where('handled_at', '<', before)
    .where('body', '<>', '')
    .execute();
}
