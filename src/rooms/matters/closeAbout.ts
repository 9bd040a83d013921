import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Ctx } from '../ctx.ts';
import type { MatterKind } from '../kinds.ts';

/**
 * Closes all open matters about some things, of one kind or of all kinds: the things are gone, or the person `by` decided about them. `ids`
 * is a query of one column.
 */
export async function closeMattersAbout(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  about: {
    programme: number;
    subject: string;
    ids: RawBuilder<unknown>;
    kind?: MatterKind;
    by?: number | null;
  },
): Promise<void> {
  const { programme, subject, ids, kind, by = null } = about;
  await sql`
    update matter set closed_at = ${ctx.clock.now()}, closed_by = ${by}::bigint
    where programme_id = ${programme} and subject_kind = ${subject} and closed_at is null and subject_id in ${ids}
      and ${kind === undefined ? sql`true` : sql`kind = ${kind}`}`.execute(ctx.db);
}

/** Closes the open matters of these kinds about things of all programmes that are gone: `isGone` is a condition on the row of `matter`. */
export async function closeMattersOfGone(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  of: { subject: string; kinds: readonly MatterKind[]; isGone: RawBuilder<unknown> },
): Promise<void> {
  await sql`
    update matter set closed_at = ${ctx.clock.now()}
    where kind = any(${[...of.kinds]}) and subject_kind = ${of.subject} and closed_at is null
      and ${of.isGone}`.execute(ctx.db);
}
