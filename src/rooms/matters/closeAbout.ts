import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Ctx } from '../ctx.ts';
import type { MatterKind } from '../kinds.ts';

/** Closes all open matters about some things that are gone, of one kind or of all kinds. `ids` is a query of one column. */
export async function closeMattersAbout(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  about: { programme: number; subject: string; ids: RawBuilder<unknown>; kind?: MatterKind },
): Promise<void> {
  const { programme, subject, ids, kind } = about;
  await sql`
    update matter set closed_at = ${ctx.clock.now()}
    where programme_id = ${programme} and subject_kind = ${subject} and closed_at is null and subject_id in ${ids}
      and ${kind === undefined ? sql`true` : sql`kind = ${kind}`}`.execute(ctx.db);
}
