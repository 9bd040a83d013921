import type { Ctx } from '../ctx.ts';
import type { MatterKind } from '../kinds.ts';

/** Notes on an open matter who deals with its subject, when that is decided elsewhere; nobody with `to: null`. */
export async function handMatter(
  ctx: Ctx,
  input: {
    programme: number;
    kind: MatterKind;
    subject: readonly [kind: string, id: number];
    to: number | null;
  },
): Promise<void> {
  await ctx.db
    .updateTable('matter')
    .set({ assigned_to: input.to })
    .where('programme_id', '=', input.programme)
    .where('kind', '=', input.kind)
    .where('subject_kind', '=', input.subject[0])
    .where('subject_id', '=', input.subject[1])
    .where('closed_at', 'is', null)
    .execute();
}
