import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import type { FormOf } from '../formTable.ts';
import type { FormDraft } from '../question.ts';
import { addSteps } from '../writeForm.ts';
import { insertQuestions } from '../writeQuestions.ts';

/** Gives an empty form the steps and questions of a draft, as first versions. */
export async function fillForm(ctx: Ctx, form: FormOf, draft: FormDraft): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    if (draft.steps.length === 0) return;
    await addSteps(
      ctx,
      form,
      draft.steps.map(({ title, help = {} }) => ({ title, help })),
    );
    const questions = draft.steps.flatMap((step, index) =>
      draft.questions
        .filter((question) => question.step === step.key)
        .map((question, place) => ({
          step: index + 1,
          position: place + 1,
          role: question.role,
          type: question.type,
          text: {
            label: question.label,
            help: question.help ?? {},
            options: question.options ?? [],
            required: question.required,
            shownToPartner: question.shownToPartner,
            maxLength: question.maxLength ?? null,
            bounds: question.bounds ?? null,
          },
        })),
    );
    await insertQuestions(ctx, form, questions, null);
  });
}
