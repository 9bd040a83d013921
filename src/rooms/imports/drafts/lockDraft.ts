import type { Ctx } from '../../ctx.ts';
import { LOST_MINUTES } from './rules.ts';
import type { ImportDraft } from './source.ts';

/** Whether no work on the draft is under way, or the work was broken off. */
export const mayChange = (ctx: Pick<Ctx, 'clock'>, { state, changed_at }: ImportDraft): boolean =>
  state === 'ready' || changed_at.getTime() < ctx.clock.now().getTime() - LOST_MINUTES * 60_000;

/** The draft, if the caller has seen its present version and no work on it is under way. */
export async function lockDraft(ctx: Ctx, input: { programme: number; draft: number; version: number }) {
  const draft = await ctx.db
    .selectFrom('import_draft')
    .selectAll()
    .where('programme_id', '=', input.programme)
    .where('id', '=', input.draft)
    .forUpdate()
    .executeTakeFirst();
  if (!draft) return { ok: false, reason: 'unknown' } as const;
  if (!mayChange(ctx, draft)) return { ok: false, reason: 'busy' } as const;
  return draft.version === input.version
    ? ({ ok: true, draft } as const)
    : ({ ok: false, reason: 'changed' } as const);
}
