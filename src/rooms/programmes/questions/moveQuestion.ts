import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { moveQuestionIn } from '../../forms/index.ts';
import type { QuestionGoal } from '../../forms/index.ts';
import { record } from '../../log/index.ts';
import { openForm } from './formOfRound.ts';
import type { OnQuestion } from './formOfRound.ts';

/** Moves a question one place up or down, at the edge of its step into the neighbouring step; or to a place in any step. */
export async function moveQuestion(
  ctx: Ctx,
  input: OnQuestion & { to: QuestionGoal; undoes?: number },
): Promise<
  { ok: true } | { ok: false; reason: 'form-closed' | 'unknown' | 'at-the-edge' | 'changed-since' }
> {
  const { programme, actor, round, question, to } = input;
  return inTransaction(ctx, async (ctx) => {
    const open = await openForm(ctx, programme, round);
    if (!open) return { ok: false, reason: 'form-closed' };
    const moved = await moveQuestionIn(ctx, open.form, { question, to });
    if (!moved.ok) return moved;
    await record(ctx, {
      programme,
      actor,
      kind: 'question-moved',
      subject: ['question', question],
      round,
      data: typeof to === 'string' ? { to } : { to: 'place', before: moved.before },
      ...(input.undoes ? { undoes: input.undoes } : {}),
    });
    return { ok: true };
  });
}
