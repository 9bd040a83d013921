import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { lockRound } from '../dates/changeDates.ts';
import { questionsOf } from '../questions/queries.ts';
import { roundById } from './rounds.ts';

/** Shows a planned round to the public. It opens and closes by its dates. */
export async function publishRound(
  ctx: Ctx,
  input: { programme: number; actor: Actor; round: number; undoes?: number },
): Promise<{ ok: true } | { ok: false; reason: 'already-public' | 'is-cancelled' | 'no-form' | 'is-over' }> {
  return inTransaction(ctx, async (ctx) => {
    await lockRound(ctx, input.programme, input.round);
    const round = await roundById(ctx, input.programme, input.round);
    if (round.published_at) return { ok: false, reason: 'already-public' };
    if (round.cancelled_at) return { ok: false, reason: 'is-cancelled' };
    if (round.dates.closes.dueAt <= ctx.clock.now()) return { ok: false, reason: 'is-over' };
    const form = await questionsOf(ctx, input.programme, input.round);
    if (!form.some((step) => step.questions.length > 0)) return { ok: false, reason: 'no-form' };
    await setPublished(ctx, { ...input, at: ctx.clock.now() });
    await record(ctx, { ...input, kind: 'round-published', subject: ['round', round.id] });
    return { ok: true };
  });
}

/** Undoes a publication, as long as nobody has begun to apply. */
export async function unpublishRound(
  ctx: Ctx,
  input: { programme: number; actor: Actor; round: number; undoes?: number },
): Promise<{ ok: true } | { ok: false; reason: 'not-public' | 'has-applications' }> {
  return inTransaction(ctx, async (ctx) => {
    await lockRound(ctx, input.programme, input.round);
    const round = await roundById(ctx, input.programme, input.round);
    if (!round.published_at) return { ok: false, reason: 'not-public' };
    const one = await ctx.db
      .selectFrom('application')
      .select('id')
      .where('programme_id', '=', input.programme)
      .where('round_id', '=', input.round)
      .limit(1)
      .executeTakeFirst();
    if (one) return { ok: false, reason: 'has-applications' };
    await setPublished(ctx, { ...input, at: null });
    await record(ctx, { ...input, kind: 'round-unpublished', subject: ['round', round.id] });
    return { ok: true };
  });
}

async function setPublished(
  ctx: Ctx,
  input: { programme: number; round: number; at: Date | null },
): Promise<void> {
  await ctx.db
    .updateTable('round')
    .set({ published_at: input.at })
    .where('programme_id', '=', input.programme)
    .where('id', '=', input.round)
    .execute();
}
