import { actorPerson, inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { addQuestionTo } from '../../forms/index.ts';
import type { AddedRole, EditRefusal, QuestionDraft, QuestionType } from '../../forms/index.ts';
import { record } from '../../log/index.ts';
import { openForm } from './formOfRound.ts';
import type { OnForm } from './formOfRound.ts';

export type QuestionRefusal = { ok: false; reason: 'form-closed' } | EditRefusal;

/**
 * Adds a question at the end of a step: the programme's own, or a question that the matcher reads by its `role` and that is not asked yet.
 */
export async function addQuestion(
  ctx: Ctx,
  input: OnForm & {
    step: number;
    type: QuestionType;
    role?: AddedRole | null;
    text: QuestionDraft;
  },
): Promise<{ ok: true; question: number } | QuestionRefusal> {
  const { programme, actor, round, step, type, role = null, text } = input;
  return inTransaction(ctx, async (ctx) => {
    const open = await openForm(ctx, programme, round);
    if (!open) return { ok: false, reason: 'form-closed' };
    const { form, source } = open;
    const added = await addQuestionTo(ctx, form, { step, type, role, text, source, by: actorPerson(actor) });
    if (!added.ok) return added;
    const subject = ['question', added.question] as const;
    await record(ctx, { programme, actor, kind: 'question-added', subject, round });
    return added;
  });
}
