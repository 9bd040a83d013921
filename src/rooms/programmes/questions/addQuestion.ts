import { actorPerson, inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { checkQuestion, insertQuestions, isAsked, tidy, withKeys } from '../../forms/index.ts';
import type { AddedRole, QuestionDraft, QuestionProblems, QuestionType } from '../../forms/index.ts';
import { formOfRound, openForm } from './formOfRound.ts';
import { formOf } from './queries.ts';

export type QuestionRefusal =
  | { ok: false; reason: 'form-closed' | 'unknown' | 'asked' }
  | { ok: false; reason: 'question'; problems: QuestionProblems };

/** Adds a question at the end of a step: the programme's own, or one that the matcher reads by its `role` and that is not asked yet. */
export async function addQuestion(
  ctx: Ctx,
  input: {
    programme: number;
    actor: Actor;
    round: number;
    step: number;
    type: QuestionType;
    role?: AddedRole | null;
    text: QuestionDraft;
  },
): Promise<{ ok: true; question: number } | QuestionRefusal> {
  const { programme, actor, round, step, type, text } = input;
  return inTransaction(ctx, async (ctx) => {
    const open = await openForm(ctx, programme, round);
    if (!open) return { ok: false, reason: 'form-closed' };
    const steps = await formOf(ctx, programme, round);
    const place = steps.find((one) => one.step === step);
    const role = input.role ?? null;
    if (!place) return { ok: false, reason: 'unknown' };
    if (role && isAsked(steps, role)) return { ok: false, reason: 'asked' };
    const problems = checkQuestion(type, text, open.source_locale);
    if (Object.keys(problems).length > 0) return { ok: false, reason: 'question', problems };
    const [question = 0] = await insertQuestions(
      ctx,
      formOfRound(programme, round),
      [
        {
          step,
          position: Math.max(0, ...place.questions.map((one) => one.position)) + 1,
          role,
          type,
          text: {
            ...text,
            label: tidy(text.label),
            help: tidy(text.help),
            options: withKeys(
              text.options.map((option) => ({ key: option.key, label: tidy(option.label) })),
              open.source_locale,
              new Set(),
            ),
          },
        },
      ],
      actorPerson(actor),
    );
    await record(ctx, { programme, actor, kind: 'question-added', subject: ['question', question], round });
    return { ok: true, question };
  });
}
