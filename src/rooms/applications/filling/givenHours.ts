import { anyOf } from '../../../db/anyOf.ts';
import { often } from '../../../db/often.ts';
import type { Ctx } from '../../ctx.ts';

const hoursOf = often((db, programme: number, round: number, people: readonly number[]) =>
  db
    .selectFrom('answer')
    .innerJoin('application', (join) =>
      join
        .onRef('application.programme_id', '=', 'answer.programme_id')
        .onRef('application.id', '=', 'answer.application_id'),
    )
    .innerJoin('question', (join) =>
      join
        .onRef('question.programme_id', '=', 'answer.programme_id')
        .onRef('question.id', '=', 'answer.question_id'),
    )
    .select(['application.person_id as person', 'answer.value'])
    .where('answer.programme_id', '=', programme)
    .where('application.round_id', '=', round)
    .where('application.person_id', '=', anyOf(people))
    .where('question.role', '=', 'hours'),
);

/**
 * The hours to meet that people gave in a round, by person: 336 half hours, 0 or 1, from Monday 00:00 in their own zone. Leaves out people
 * who gave none.
 */
export async function givenHours(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  round: number,
  people: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  if (people.length === 0) return new Map();
  return hoursIn(await hoursOf(ctx.db, programme, round, people));
}

/** The same from the answers to that question. */
export const hoursIn = (
  answers: readonly { person: number; value: unknown }[],
): ReadonlyMap<number, string> =>
  new Map(
    answers.flatMap(({ person, value }) =>
      typeof value === 'string' && value.includes('1') ? [[person, value] as const] : [],
    ),
  );
