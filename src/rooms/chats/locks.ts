import type { Ctx } from '../ctx.ts';
import { chatById } from './reading/chatOf.ts';
import type { Chat } from './reading/chatOf.ts';

/** A chat with its hours, locked until the commit: changes in it happen one after the other, and their numbers become visible in order. */
export async function lockChat(ctx: Ctx, programme: number, id: number): Promise<Chat | null> {
  const row = await ctx.db
    .selectFrom('chat')
    .select('id')
    .where('programme_id', '=', programme)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ? chatById(ctx, programme, id) : null;
}
