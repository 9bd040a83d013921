import type { Ctx } from '../../ctx.ts';
import { LOST_MINUTES } from './rules.ts';
import type { ImportDraft } from './source.ts';

/** Whether nothing is under way with it, or what was broke off. */
export const mayChange = (ctx: Pick<Ctx, 'clock'>, { state, changed_at }: ImportDraft): boolean =>
  state === 'ready' || changed_at.getTime() < ctx.clock.now().getTime() - LOST_MINUTES * 60_000;

/** The draft, for whoever saw its present version while nothing is under way with it. */
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
