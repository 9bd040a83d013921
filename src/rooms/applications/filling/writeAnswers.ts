import { json } from '../../../db/json.ts';
import type { Ctx } from '../../ctx.ts';
import type { AnswerValue, Question } from '../../forms/index.ts';
import { rememberExclusions } from '../exclusions.ts';
import { anyOf } from '../../../db/anyOf.ts';

export interface NewAnswer {
  question: Pick<Question, 'id' | 'version' | 'type'>;
  /** Null takes the answer away. */
  value: AnswerValue | null;
}

/** Writes checked answers of an application, in the caller's transaction, and the exclusions that follow from them. */
export async function writeAnswers(
  ctx: Ctx,
  input: { programme: number; application: number; person: number; answers: readonly NewAnswer[] },
): Promise<void> {
  const { programme, application, person, answers } = input;
  const at = ctx.clock.now();
  const gone = answers.filter(({ value }) => value === null).map(({ question }) => question.id);
  const given = answers.flatMap(({ question, value }) => (value === null ? [] : [{ question, value }]));
  if (answers.length > 0)
    await ctx.db
      .updateTable('application')
      .set((eb) => ({ answers_version: eb('answers_version', '+', 1) }))
      .where('programme_id', '=', programme)
      .where('id', '=', application)
      .execute();
  if (gone.length > 0)
    await ctx.db
      .deleteFrom('answer')
      .where('programme_id', '=', programme)
      .where('application_id', '=', application)
      .where('question_id', '=', anyOf(gone))
      .execute();
  if (given.length > 0)
    await ctx.db
      .insertInto('answer')
      .values(
        given.map(({ question, value }) => ({
          programme_id: programme,
          application_id: application,
          question_id: question.id,
          version: question.version,
          value: json<unknown>(value),
          answered_at: at,
        })),
      )
      .onConflict((c) =>
        c.columns(['programme_id', 'application_id', 'question_id']).doUpdateSet((eb) => ({
          value: eb.ref('excluded.value'),
          version: eb.ref('excluded.version'),
          answered_at: eb.ref('excluded.answered_at'),
        })),
      )
      .execute();
  for (const { question, value } of answers)
    if (question.type === 'exclusions')
      await rememberExclusions(ctx, { programme, person, lines: (value as string[] | null) ?? [] });
}
