import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { askEarlierIn, putQuestionBack } from '../../forms/index.ts';
import type { QuestionPlace } from '../../forms/index.ts';
import { record } from '../../log/index.ts';
import { noteChange } from './changeQuestion.ts';
import { openForm } from './formOfRound.ts';
import type { OnQuestion } from './formOfRound.ts';

/** Puts a removed question back into the form, in its former version and place. */
export async function restoreQuestion(
  ctx: Ctx,
  input: OnQuestion & { place: QuestionPlace; undoes?: number },
): Promise<{ ok: true } | { ok: false; reason: 'form-closed' | 'changed-since' }> {
  const { programme, actor, round, question, place } = input;
  return inTransaction(ctx, async (ctx) => {
    const open = await openForm(ctx, programme, round);
    if (!open) return { ok: false, reason: 'form-closed' };
    const back = await putQuestionBack(ctx, open.form, { question, place });
    if (!back.ok) return back;
    await record(ctx, {
      programme,
      actor,
      kind: 'question-restored',
      subject: ['question', question],
      round,
      ...(input.undoes ? { undoes: input.undoes } : {}),
    });
    return back;
  });
}

/** Asks an earlier version of a question again, unless it was changed again since. Undoes a change from `from` to `to`. */
export async function revertQuestion(
  ctx: Ctx,
  input: OnQuestion & { from: number; to: number; undoes: number },
): Promise<{ ok: true } | { ok: false; reason: 'form-closed' | 'changed-since' }> {
  const { programme, round, question, from, to, undoes } = input;
  return inTransaction(ctx, async (ctx) => {
    const open = await openForm(ctx, programme, round);
    if (!open) return { ok: false, reason: 'form-closed' };
    const back = await askEarlierIn(ctx, open.form, { question, from: to, to: from });
    if (!back.ok) return back;
    await noteChange(ctx, input, { from: to, to: from, undoes });
    return back;
  });
}
