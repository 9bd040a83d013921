import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import type { FormDraft } from '../../forms/index.ts';
import { formOfRound } from './formOfRound.ts';
import { addSteps, insertQuestions } from '../../forms/index.ts';

/** Gives a round without a form the steps and questions of a draft, as first versions. Writes no event: it is part of planning a round. */
export async function loadForm(ctx: Ctx, programme: number, round: number, form: FormDraft): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    if (form.steps.length === 0) return;
    const own = formOfRound(programme, round);
    await addSteps(
      ctx,
      own,
      form.steps.map(({ title, help = {} }) => ({ title, help })),
    );
    const questions = form.steps.flatMap((step, index) =>
      form.questions
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
          },
        })),
    );
    await insertQuestions(ctx, own, questions, null);
  });
}
