import type { Ctx } from '../../ctx.ts';

/**
 * Whether a person wrote that many messages by mail within a day, in all threads or in one. `verified` mail is counted apart: mail that
 * others send in somebody's name uses up nothing of theirs.
 */
export async function wroteOften(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  programme: number,
  by: { author: number; kind: 'in' | 'out'; thread?: number; verified?: boolean; most: number },
): Promise<boolean> {
  const { count } = await ctx.db
    .selectFrom('thread_message')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('programme_id', '=', programme)
    .where('author_id', '=', by.author)
    .where('kind', '=', by.kind)
    .where('channel', '=', 'mail')
    .where('at', '>', new Date(ctx.clock.now().getTime() - 86_400_000))
    .$if(by.verified === true, (query) => query.where('verified', '=', true))
    .$if(by.thread !== undefined, (query) => query.where('thread_id', '=', by.thread!))
    .executeTakeFirstOrThrow();
  return Number(count) >= by.most;
}
