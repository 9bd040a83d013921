import type { Ctx } from '../ctx.ts';

/** What is written about topics of a programme for the first time comes one after the other: of two the second finds the first. */
export async function holdProgramme(ctx: Ctx, programme: number): Promise<void> {
  await ctx.db.selectFrom('programme').select('id').where('id', '=', programme).forUpdate().execute();
}

/** What happens to a topic and its guest posts happens one after the other, so that no text written at the same moment is lost. */
export async function holdTopic(ctx: Ctx, programme: number, topic: number): Promise<void> {
  await ctx.db
    .selectFrom('topic')
    .select('id')
    .where('programme_id', '=', programme)
    .where('id', '=', topic)
    .forUpdate()
    .execute();
}
