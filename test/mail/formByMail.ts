import type { Scene } from './byMailScene.ts';

export const WHO = { name: 'Mei Lin', country: 'Taiwan' };

/** An applicant's answer to the question of a role. */
export async function answerOf({ ctx, round }: Scene, address: string, role: string): Promise<unknown> {
  const row = await ctx.db
    .selectFrom('answer')
    .innerJoin('application', 'application.id', 'answer.application_id')
    .innerJoin('person', 'person.id', 'application.person_id')
    .innerJoin('question', 'question.id', 'answer.question_id')
    .select('answer.value')
    .where('person.address', '=', address)
    .where('application.round_id', '=', round.id)
    .where('question.role', '=', role as never)
    .executeTakeFirst();
  return row?.value ?? null;
}
