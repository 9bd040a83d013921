import { actorPerson, inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { rewordQuestionIn } from '../../forms/index.ts';
import type { QuestionDraft } from '../../forms/index.ts';
import { record } from '../../log/index.ts';
import type { QuestionRefusal } from './addQuestion.ts';
import { openForm } from './formOfRound.ts';
import type { OnQuestion } from './formOfRound.ts';

/** Changes the words of a question, as a new version that this round asks from now on. `base` is the version that the writer began with. */
export async function changeQuestion(
  ctx: Ctx,
  input: OnQuestion & { text: QuestionDraft; base?: number },
): Promise<{ ok: true; version: number } | { ok: false; reason: 'overtaken' } | QuestionRefusal> {
  const { programme, actor, round, question, text } = input;
  return inTransaction(ctx, async (ctx) => {
    const open = await openForm(ctx, programme, round);
    if (!open) return { ok: false, reason: 'form-closed' };
    const { form, source } = open;
    const done = await rewordQuestionIn(ctx, form, {
      question,
      text,
      source,
      by: actorPerson(actor),
      ...(input.base === undefined ? {} : { base: input.base }),
    });
    if (!done.ok) return done;
    const { version, before } = done;
    if (version !== before) await noteChange(ctx, input, { from: before, to: version });
    return { ok: true, version };
  });
}

/** Notes that a round asks another version of a question from now on. */
export async function noteChange(
  ctx: Ctx,
  { programme, actor, round, question }: OnQuestion,
  { undoes, ...data }: { from: number; to: number; undoes?: number },
): Promise<void> {
  await record(ctx, {
    programme,
    actor,
    kind: 'question-changed',
    subject: ['question', question],
    round,
    data,
    undoes,
  });
}
