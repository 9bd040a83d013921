import type { Ctx } from '../ctx.ts';
import type { MatterKind } from '../kinds.ts';

/** Makes open matters of a kind that have waited since before an instant more urgent. */
export async function raiseMatters(
  ctx: Ctx,
  input: { kind: MatterKind; since: Date; urgency: 1 | 2 | 3 },
): Promise<void> {
  await ctx.db
    .updateTable('matter')
    .set({ urgency: input.urgency })
    .where('kind', '=', input.kind)
    .where('closed_at', 'is', null)
    .where('urgency', '<', input.urgency)
    .where('since', '<', input.since)
    .execute();
}
