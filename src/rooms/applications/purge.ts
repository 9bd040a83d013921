import { anyOf } from '../../db/anyOf.ts';
import type { Purges } from '../brings.ts';

/** Deletes answers, person by person. */
export const purgeAnswers: Purges = async (ctx, { programme, round, after, atMost }) => {
  const next = await ctx.db
    .selectFrom('application')
    .select(['id', 'person_id'])
    .where('programme_id', '=', programme)
    .where('round_id', '=', round)
    .where('person_id', '>', after)
    .orderBy('person_id')
    .limit(atMost)
    .execute();
  await ctx.db
    .deleteFrom('answer_before')
    .where('programme_id', '=', programme)
    .where('application_id', '=', anyOf(next.map(({ id }) => id)))
    .execute();
  const { numDeletedRows: answers } = await ctx.db
    .deleteFrom('answer')
    .where('programme_id', '=', programme)
    .where('application_id', '=', anyOf(next.map(({ id }) => id)))
    .executeTakeFirstOrThrow();
  return { things: next.length, last: next.at(-1)?.person_id ?? after, answers: Number(answers) };
};
