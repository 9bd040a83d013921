import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { lockDraft } from './lockDraft.ts';

/** Deletes a draft and all its rows; refused in the same cases as a change of it. */
export async function dropDraft(
  ctx: Ctx,
  input: { programme: number; draft: number; version: number },
): Promise<{ ok: true } | { ok: false; reason: 'unknown' | 'changed' | 'busy' }> {
  return inTransaction(ctx, async (ctx) => {
    const draft = await lockDraft(ctx, input);
    if (!draft.ok) return draft;
    await ctx.db
      .deleteFrom('import_draft')
      .where('programme_id', '=', input.programme)
      .where('id', '=', input.draft)
      .execute();
    return { ok: true };
  });
}
