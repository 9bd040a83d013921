import type { Ctx } from '../../src/rooms/ctx.ts';
import {
  announceChat,
  planChat,
  summariseChat,
  withdrawMessage,
  writeMessage,
} from '../../src/rooms/chats/index.ts';
import { demoNetworks } from './demoNetworks.ts';

export interface DemoChat {
  id: number;
  slug: string;
  /** The number of the message that was written in it. */
  saidAs: number;
  /** The address of another chat, which is over. */
  held: string;
}

/**
 * An open live chat about a topic, in a programme connected with the fediverse. It has one question asked, one message, and one message
 * from the fediverse.
 */
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
    .where('chat_id', '=', chat.chat)
    .execute();
  const { number } = await says(ctx, { programme, chat: chat.chat, person });
  await demoNetworks(ctx, { programme, topic, person, chat: chat.chat });
  const held = await heldChat(ctx, { programme, topic, round, person });
  return { id: chat.chat, slug: chat.slug, saidAs: number, held };
}

/** A finished chat. Two people answered its question, one of them took the answer back, a third came later, and the host summed it up. */
async function heldChat(
  ctx: Ctx,
  { programme, round, topic, person }: { programme: number; round: number; topic: number; person: number },
): Promise<string> {
  const actor = { kind: 'command' } as const;
  const plan = { programme, actor, title: 'Shelves that are full', locale: 'en', topic, round };
  const sessions = [
    { wall: '2027-05-03T09:00', zone: 'Africa/Lagos', minutes: 60 },
    { wall: '2027-05-03T21:00', zone: 'Africa/Lagos', minutes: 60 },
  ];
  const done = await planChat(ctx, { ...plan, sessions });
  if (!done.ok) throw new Error(done.reason);
  const { chat, slug } = done;
  await announceChat(ctx, { programme, actor, chat });
  const putSessions = (state: 'open' | 'closed') =>
    ctx.db
      .updateTable('chat_session')
      .set({ state, opened_at: ctx.clock.now(), question: 1, look_at: null })
      .where('chat_id', '=', chat)
      .execute();
  await putSessions('open');
  const first = await says(ctx, { programme, chat, person, body: 'We gave two shelves away.' });
  await says(ctx, { programme, chat, person, body: 'To the school next door.', answers: first.id });
  const { id } = await says(ctx, { programme, chat, person, body: 'Never mind.' });
  await withdrawMessage(ctx, { programme, person, message: id });
  await says(ctx, { programme, chat, person, body: 'Good to see you all!', question: null });
  await putSessions('closed');
  const late_until = new Date(ctx.clock.now().getTime() + 7 * 86_400_000);
  await ctx.db.updateTable('chat').set({ state: 'over', late_until }).where('id', '=', chat).execute();
  await says(ctx, { programme, chat, person, body: 'I read this a day later.' });
  const body = 'Full shelves are **asked about** before they are emptied.';
  await summariseChat(ctx, { programme, actor, chat, body, locale: 'en' });
  return slug;
}

/** Somebody writes a message. Returns the number under which readers have it. */
async function says(
  ctx: Ctx,
  {
    person,
    ...more
  }: {
    programme: number;
    chat: number;
    person: number;
    body?: string;
    question?: number | null;
    answers?: number;
  },
): Promise<{ id: number; number: number }> {
  const said = await writeMessage(ctx, {
    by: { person },
    name: 'Somebody',
    body: 'The lowest one.',
    question: 1,
    answers: null,
    locale: 'en',
    channel: 'form',
    ...more,
  });
  if (!said.ok) throw new Error(said.reason);
  const { number } = await ctx.db
    .selectFrom('chat_message')
    .select('number')
    .where('id', '=', said.message)
    .executeTakeFirstOrThrow();
  return { id: said.message, number: number! };
}

/**
 * The paths of a route, filled with the open chat, and with the finished one if the route shows its record. None for the endless live
 * answer and for pictures.
 */
export const chatPaths = ({ slug, saidAs, held }: DemoChat, path: string): string[] => {
  if (/\/events$|:picture$/.test(path)) return [];
  const own = path.replace(':slug', slug).replace(':number', String(saidAs));
  return path === '/chats/:slug' ? [own, `/chats/${held}`, `/chats/${held}?page=all`] : [own];
};
