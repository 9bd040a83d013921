import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { removeByPieces } from '../../pieces.ts';
import { ABSENCE_KEPT_DAYS } from '../rules.ts';

/** Deletes absences that have been over for a month. Until then a silence is counted from their end. */
export async function forgetAbsences(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.clock.now().getTime() - ABSENCE_KEPT_DAYS * 86_400_000);
  await removeByPieces(ctx, 'absence', sql`least(back_at, ended_at) < ${before}`);
}
