import type { ExampleScene } from './exampleScene.ts';

/** A volunteer asks the pair of an example whether somebody who waits may join them. The volunteer stands in for that person. */
export async function asksAPair(
  { ctx, programme, round, volunteer }: ExampleScene,
  partnership: number,
): Promise<{ question: number }> {
  const at = ctx.clock.now();
  const of = { programme_id: programme, round_id: (await round()).id };
  const { id: application } = await ctx.db
    .insertInto('application')
    .values({
      ...of,
      person_id: volunteer,
      state: 'waiting',
      waiting_reason: 'noCandidate',
      state_at: at,
      created_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id: question } = await ctx.db
    .insertInto('trio_question')
    .values({
      ...of,
      application_id: application,
      partnership_id: partnership,
      asked_at: at,
      closes_at: new Date(at.getTime() + 7 * 86_400_000),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { question };
}
