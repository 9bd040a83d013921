import { sql } from 'kysely';
import { whileTime } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { closeMattersAbout } from '../../matters/index.ts';

/** The condition that a matter `open` is about a suggestion that was deleted with one of its two people. */
const isGone = sql`open.kind = 'duplicate-found' and open.closed_at is null
  and not exists (select from duplicate d where d.programme_id = open.programme_id and d.id = open.subject_id)`;

/** Closes the matters about suggestions that were deleted with one of their two people. */
export const closeGone = (ctx: Pick<Ctx, 'db' | 'clock'>, programme: number): Promise<void> =>
  closeMattersAbout(ctx, {
    programme,
    kind: 'duplicate-found',
    subject: 'duplicate',
    ids: sql`(select subject_id from matter open where open.programme_id = ${programme} and ${isGone})`,
  });

/** The same in each programme: people are deleted in many ways, by their own wish, with a round, or because nobody answered. */
export async function closeAllGone(ctx: Ctx): Promise<void> {
  const { rows } = await sql<{ programme: number }>`
    select distinct programme_id as programme from matter open where ${isGone}`.execute(ctx.db);
  for (const { programme } of whileTime(ctx, rows)) await closeGone(ctx, programme);
}
