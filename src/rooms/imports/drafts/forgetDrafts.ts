import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { removeByPieces } from '../../pieces.ts';
import { FORGOTTEN_DAYS } from './rules.ts';

/** Drafts in one piece, each with its rows. */
const AT_ONCE = 20;

/** Duty: deletes imports that nobody has touched for some days, with their rows. */
export function forgetDrafts(ctx: Ctx): Promise<boolean> {
  const before = new Date(ctx.clock.now().getTime() - FORGOTTEN_DAYS * 86_400_000);
  return removeByPieces(ctx, 'import_draft', sql`changed_at < ${before}`, AT_ONCE);
}
