import { tidyTexts } from '../../../lib/text/texts.ts';
import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { checkQuestion, withKeys } from '../checkQuestion.ts';
import type { QuestionDraft, QuestionProblems } from '../checkQuestion.ts';
import { stepsIn } from '../formTable.ts';
import type { FormOf } from '../formTable.ts';
import { isAsked, isCounted } from '../question.ts';
import type { QuestionType } from '../question.ts';
import { insertQuestions } from '../writeQuestions.ts';

export type EditRefusal =
  | { ok: false; reason: 'unknown' | 'asked' }
  | { ok: false; reason: 'question'; problems: QuestionProblems };

/**
 * Adds a question at the end of a step of a form. A question with a `role` is asked once in a form. `source` is the programme's source
 * locale, `by` the person who adds it. The owner's room decides whether the form may change; this records no event.
 */
export async function addQuestionTo(
  ctx: Ctx,
  form: FormOf,
  input: {
    step: number;
    type: QuestionType;
    role: string | null;
    text: QuestionDraft;
    source: string;
    by: number | null;
  },
): Promise<{ ok: true; question: number } | EditRefusal> {
  const { step, type, role, text, source, by } = input;
  return inTransaction(ctx, async (ctx) => {
    const steps = await stepsIn(ctx, form);
    const place = steps.find((one) => one.step === step);
    if (!place) return { ok: false, reason: 'unknown' };
    if (role && isAsked(steps, role)) return { ok: false, reason: 'asked' };
    const problems = checkQuestion(type, text, source);
    if (Object.keys(problems).length > 0) return { ok: false, reason: 'question', problems };
    const options = text.options.map(({ key, label }) => ({ key, label: tidyTexts(label) }));
    const [question = 0] = await insertQuestions(
      ctx,
      form,
      [
        {
          step,
          position: Math.max(0, ...place.questions.map((one) => one.position)) + 1,
          role,
          type,
          text: {
            ...text,
            label: tidyTexts(text.label),
            help: tidyTexts(text.help),
            options: withKeys(options, source, new Set()),
            bounds: isCounted(type) ? (text.bounds ?? null) : null,
          },
        },
      ],
      by,
    );
    return { ok: true, question };
  });
}
