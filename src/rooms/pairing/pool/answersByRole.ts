import { sql } from 'kysely';
import type { AnswerRule } from '#matching';
import { anyOf } from '../../../db/anyOf.ts';
import type { Ctx } from '../../ctx.ts';

/**
 * Somebody's answers by the role of the question. `own` holds answers to the programme's own questions that the policy compares, by
 * question.
 */
interface Answered {
  byRole: Map<string, unknown>;
  own: Record<string, string>;
}

export const NO_ANSWERS: Answered = { byRole: new Map(), own: {} };

/**
 * Reads the answers of some applications to a round together. An application is one row with all of its answers: with ten thousand people,
 * a row for each answer takes twice as long.
 */
export async function answersIn(
  ctx: Pick<Ctx, 'db'>,
  input: { programme: number; round: number },
  compared: readonly AnswerRule[],
): Promise<(applications: readonly number[]) => Promise<ReadonlyMap<number, Answered>>> {
  const weighed = new Set(compared.map(({ question }) => Number(question)).filter(Number.isSafeInteger));
  // Answers to questions that the round no longer asks are left out.
  const questions = await ctx.db
    .selectFrom('round_question')
    .innerJoin('question', (join) =>
      join
        .onRef('question.programme_id', '=', 'round_question.programme_id')
        .onRef('question.id', '=', 'round_question.question_id'),
    )
    .select(['question.id', 'question.role'])
    .where('round_question.programme_id', '=', input.programme)
    .where('round_question.round_id', '=', input.round)
    .where((eb) => eb.or([eb('question.role', 'is not', null), eb('question.id', '=', anyOf([...weighed]))]))
    .orderBy('question.id')
    .execute();
  const ids = questions.map(({ id }) => id);
  return async (applications) => {
    const { rows } = await sql<{ application: number; given: Record<string, unknown> }>`
      select application_id as application, json_object_agg(question_id, value) as given from answer
      where programme_id = ${input.programme} and application_id = ${anyOf(applications)} and question_id = ${anyOf(ids)}
      group by application_id`.execute(ctx.db);
    return new Map(
      rows.map(({ application, given }) => {
        const byRole = new Map<string, unknown>();
        const own: Record<string, string> = {};
        for (const { id, role } of questions) {
          if (!(id in given)) continue;
          const value = given[id];
          if (role !== null) byRole.set(role, value);
          if (!weighed.has(id)) continue;
          if (typeof value === 'number' || (typeof value === 'string' && value !== ''))
            own[id] = String(value);
        }
        return [application, { byRole, own }];
      }),
    );
  };
}
