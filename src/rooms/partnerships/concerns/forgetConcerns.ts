import { sql } from 'kysely';
import type { RawBuilder, SqlBool } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { clearByPieces, rowsWhich } from '../../pieces.ts';
import { CONCERN_KEPT_DAYS } from '../rules.ts';

/**
 * Deletes the words of concerns and of appeals, answered or not, and the letters picked for them. That is half a year after the concern was
 * dealt with. An appeal starts the half year anew: its reader needs the words of the concern.
 */
export async function forgetConcerns(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.clock.now().getTime() - CONCERN_KEPT_DAYS * 86_400_000);
  const ofOld = (
    table: 'concern_passage' | 'concern_view' | 'concern_appeal',
  ) => sql`exists (select from concern c
    where c.programme_id = ${sql.table(table)}.programme_id and c.id = ${sql.table(table)}.concern_id and ${isOld(before)})`;
  await clearByPieces(ctx, [
    rowsWhich('concern_passage', ofOld('concern_passage')),
    rowsWhich('concern_appeal', sql`body <> '' and ${ofOld('concern_appeal')}`, { set: sql`body = ''` }),
    rowsWhich('concern_view', ofOld('concern_view')),
    rowsWhich(
      'appeal_view',
      sql`exists (select from concern_appeal w join concern c on c.programme_id = w.programme_id and c.id = w.concern_id
        where w.programme_id = appeal_view.programme_id and w.id = appeal_view.appeal_id and ${isOld(before)})`,
    ),
    rowsWhich(
      'concern',
      sql`body <> '' and exists (select from concern c
        where c.programme_id = concern.programme_id and c.id = concern.id and ${isOld(before)})`,
      { set: sql`body = ''` },
    ),
  ]);
}

/** Whether a concern `c` was dealt with before a moment, and so were all appeals against its decision. */
const isOld = (before: Date): RawBuilder<SqlBool> => sql<SqlBool>`c.handled_at < ${before} and not exists (
  select from concern_appeal late where late.programme_id = c.programme_id and late.concern_id = c.id
    and coalesce(late.answered_at, late.raised_at) >= ${before})`;
