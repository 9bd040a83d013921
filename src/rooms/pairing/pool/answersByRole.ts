import type { AnswerRule } from '#matching';
import { anyOf } from '../../../db/anyOf.ts';
import type { Ctx } from '../../ctx.ts';

/** Somebody's answers by the role of the question; `own` are those to the programme's own questions that the policy compares, by question. */
interface Answered {
  byRole: Map<string, unknown>;
  own: Record<string, string>;
}

export const NO_ANSWERS: Answered = { byRole: new Map(), own: {} };

export async function answersOf(
  ctx: Pick<Ctx, 'db'>,
  input: { programme: number; round: number; applications: readonly number[] },
  compared: readonly AnswerRule[],
): Promise<ReadonlyMap<number, Answered>> {
  const questions = compared.map(({ question }) => Number(question)).filter(Number.isSafeInteger);
  const rows = await ctx.db
    .selectFrom('answer')
    .innerJoin('question', (join) =>
      join
        .onRef('question.programme_id', '=', 'answer.programme_id')
        .onRef('question.id', '=', 'answer.question_id'),
    )
    // Answers to questions that the round no longer asks do not count.
    .innerJoin('round_question', (join) =>
      join
        .onRef('round_question.programme_id', '=', 'answer.programme_id')
        .on('round_question.round_id', '=', input.round)
        .onRef('round_question.question_id', '=', 'answer.question_id'),
    )
    .select(['answer.application_id', 'answer.question_id', 'question.role', 'answer.value'])
    .where('answer.programme_id', '=', input.programme)
    .where('answer.application_id', '=', anyOf(input.applications))
    .where((eb) =>
      eb.or([eb('question.role', 'is not', null), eb('answer.question_id', '=', anyOf(questions))]),
    )
    .orderBy('question.id')
    .execute();
  const weighed = new Set(questions);
  const found = new Map<number, Answered>();
  for (const { application_id, question_id, role, value } of rows) {
    const { byRole, own } = found.get(application_id) ?? { byRole: new Map<string, unknown>(), own: {} };
    if (role !== null) byRole.set(role, value);
    if (weighed.has(question_id) && typeof value === 'string' && value !== '') own[question_id] = value;
    found.set(application_id, { byRole, own });
  }
  return found;
}
