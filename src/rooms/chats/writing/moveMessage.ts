import type { Ctx } from '../../ctx.ts';
import { inState } from '../../discussion/index.ts';
import type { ToState } from '../../discussion/index.ts';
import { closeMatter, openMatter } from '../../matters/index.ts';
import { nextNumber, tellMessage } from '../live/news.ts';
import { indexMessage } from './indexMessage.ts';

/**
 * Puts a message into another state, while its chat is locked. A message that is shown for the first time gets its number then, so that
 * every reader receives it. Readers are told of the change if they can see the message.
 */
export async function moveMessage(
  ctx: Ctx,
  of: { programme: number; chat: number; message: number },
  to: ToState,
): Promise<void> {
  const before = await ctx.db
    .selectFrom('chat_message')
    .select(['number', 'state'])
    .where('programme_id', '=', of.programme)
    .where('id', '=', of.message)
    .executeTakeFirstOrThrow();
  const isNew = to.state === 'shown' && before.number === null;
  await ctx.db
    .updateTable('chat_message')
    .set({ ...inState(to, ctx.clock.now()), ...(isNew ? { number: await nextNumber(ctx, of) } : {}) })
    .where('programme_id', '=', of.programme)
    .where('id', '=', of.message)
    .execute();
  await indexMessage(ctx, of);
  if (before.number !== null) await tellMessage(ctx, of);
}

/** Opens or closes the one line on the work list for a chat in which messages wait for a host; a rehearsal has none. */
export async function listWaiting(ctx: Ctx, programme: number, chat: number): Promise<void> {
  const held = await ctx.db
    .selectFrom('chat_message')
    .innerJoin('chat', (join) =>
      join
        .onRef('chat.programme_id', '=', 'chat_message.programme_id')
        .onRef('chat.id', '=', 'chat_message.chat_id'),
    )
    .select('chat_message.id')
    .where('chat_message.programme_id', '=', programme)
    .where('chat_id', '=', chat)
    .where('chat_message.state', '=', 'held')
    .where('rehearses_id', 'is', null)
    .limit(1)
    .executeTakeFirst();
  const matter = { programme, kind: 'chat-messages-held', subject: ['chat', chat] } as const;
  if (held) await openMatter(ctx, { ...matter, urgency: 2 });
  else await closeMatter(ctx, { ...matter, actor: { kind: 'timetable' } });
}
