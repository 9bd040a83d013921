import type { Ctx } from '../../ctx.ts';
import { writeAnswersIn } from '../../forms/index.ts';
import type { NewAnswer, Question } from '../../forms/index.ts';
import { rememberExclusions } from '../exclusions.ts';
import { ANSWERS } from '../queries.ts';

/** Writes checked answers of an application in the caller's transaction, and the exclusions that follow from them. */
export async function writeAnswers(
  ctx: Ctx,
  input: {
    programme: number;
    application: number;
    person: number;
    answers: readonly (NewAnswer & { question: Pick<Question, 'type'> })[];
  },
): Promise<void> {
  const { programme, application, person, answers } = input;
  if (answers.length > 0)
    await ctx.db
      .updateTable('application')
      .set((eb) => ({ answers_version: eb('answers_version', '+', 1) }))
      .where('programme_id', '=', programme)
      .where('id', '=', application)
      .execute();
  await writeAnswersIn(ctx, ANSWERS, { programme, id: application, answers });
  for (const { question, value } of answers)
    if (question.type === 'exclusions')
      await rememberExclusions(ctx, { programme, person, lines: (value as string[] | null) ?? [] });
}
