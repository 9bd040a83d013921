import type { Ctx } from '../ctx.ts';

/** Locks the programme until the transaction ends: when two people add a topic or a glossary word at once, the second finds the first. */
export async function lockTopicsOf(ctx: Ctx, programme: number): Promise<void> {
  await ctx.db.selectFrom('programme').select('id').where('id', '=', programme).forUpdate().execute();
}

/** Locks a topic and its guest posts until the transaction ends, so that no text written at the same moment is lost. */
export async function lockTopic(ctx: Ctx, programme: number, topic: number): Promise<void> {
  await ctx.db
    .selectFrom('topic')
    .select('id')
    .where('programme_id', '=', programme)
    .where('id', '=', topic)
    .forUpdate()
    .execute();
}
