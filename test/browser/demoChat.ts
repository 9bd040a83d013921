import type { Ctx } from '../../src/rooms/ctx.ts';
import { announceChat, planChat, writeMessage } from '../../src/rooms/chats/index.ts';

export interface DemoChat {
  id: number;
  slug: string;
  /** The number of the message that was written in it. */
  saidAs: number;
}

/** A live chat about a topic that is open, with one question asked and one message. */
export async function demoChat(
  ctx: Ctx,
  { programme, round, topic, person }: { programme: number; round: number; topic: number; person: number },
): Promise<DemoChat> {
  const actor = { kind: 'command' } as const;
  const chat = await planChat(ctx, {
    programme,
    actor,
    title: 'First weeks',
    locale: 'en',
    topic,
    round,
    sessions: [{ wall: '2027-05-05T18:00', zone: 'Europe/Rome', minutes: 60 }],
  });
  if (!chat.ok) throw new Error(chat.reason);
  await announceChat(ctx, { programme, actor, chat: chat.chat });
  await ctx.db
    .updateTable('chat_session')
    .set({ state: 'open', opened_at: ctx.clock.now(), question: 1 })
    .execute();
  const said = await writeMessage(ctx, {
    programme,
    chat: chat.chat,
    by: { person },
    name: 'Somebody',
    body: 'The lowest one.',
    question: 1,
    answers: null,
    locale: 'en',
    channel: 'form',
  });
  if (!said.ok) throw new Error(said.reason);
  const { number } = await ctx.db
    .selectFrom('chat_message')
    .select('number')
    .where('id', '=', said.message)
    .executeTakeFirstOrThrow();
  return { id: chat.chat, slug: chat.slug, saidAs: number! };
}

/** The path of a route, filled with the chat; none of the live answer, which does not end, or of pictures. */
export const chatPaths = ({ slug, saidAs }: DemoChat, path: string): string[] =>
  /\/events$|:picture$/.test(path) ? [] : [path.replace(':slug', slug).replace(':number', String(saidAs))];
