import type { Purges } from '../brings.ts';

/** Answers go. */
export const purgeAnswers: Purges = async (ctx, { programme, round }) => {
  await ctx.db
    .deleteFrom('answer')
    .where('programme_id', '=', programme)
    .where('application_id', 'in', (eb) =>
      eb
        .selectFrom('application')
        .select('id')
        .where('programme_id', '=', programme)
        .where('round_id', '=', round),
    )
    .execute();
};
