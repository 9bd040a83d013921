import { json } from '../../../db/json.ts';
import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { insertQuestion } from './insert.ts';
import type { FormDraft } from './types.ts';

/** Gives a round without a form the steps and questions of a draft, as first versions. Writes no event: it is part of planning a round. */
export async function loadForm(ctx: Ctx, programme: number, round: number, form: FormDraft): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    for (const [index, step] of form.steps.entries()) {
      await ctx.db
        .insertInto('round_step')
        .values({
          programme_id: programme,
          round_id: round,
          step: index + 1,
          title: json(step.title),
          help: json(step.help ?? {}),
        })
        .execute();
      const questions = form.questions.filter((question) => question.step === step.key);
      for (const [place, question] of questions.entries())
        await insertQuestion(ctx, {
          programme,
          round,
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
          by: null,
        });
    }
  });
}
