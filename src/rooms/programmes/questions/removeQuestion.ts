import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { takeQuestionOut } from '../../forms/index.ts';
import { record } from '../../log/index.ts';
import { openForm } from './formOfRound.ts';
import type { OnQuestion } from './formOfRound.ts';

/** Takes a question out of a round's form. Its answers stay with their applications; other rounds go on asking it. */
export async function removeQuestion(
  ctx: Ctx,
  input: OnQuestion & { undoes?: number },
): Promise<{ ok: true } | { ok: false; reason: 'form-closed' | 'unknown' | 'needed' }> {
  const { programme, actor, round, question } = input;
  return inTransaction(ctx, async (ctx) => {
    const open = await openForm(ctx, programme, round);
    if (!open) return { ok: false, reason: 'form-closed' };
    const taken = await takeQuestionOut(ctx, open.form, question);
    if (!taken.ok) return taken;
    await record(ctx, {
      programme,
      actor,
      kind: 'question-removed',
      subject: ['question', question],
      round,
      data: taken.place,
      ...(input.undoes ? { undoes: input.undoes } : {}),
    });
    return { ok: true };
  });
}
