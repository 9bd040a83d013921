import { instantToWall } from '../src/lib/time/time.ts';
import {
  announceChat,
  chatById,
  openRoom,
  planChat,
  setHosts,
  writeMessage,
  writeScript,
} from '../src/rooms/chats/index.ts';
import type { Stage } from './cast.ts';
import type { TestCtx } from './context.ts';

const QUESTIONS = [
  { body: 'Which shelf was your first?', minutes: 10 },
  { body: 'Who helped you?', minutes: 20 },
];

export interface StagedChat {
  chat: number;
  slug: string;
  session: number;
}

/** A chat announced half an hour ahead, with two questions; Bao hosts it. */
export async function announced(ctx: TestCtx, { programme, people }: Stage): Promise<StagedChat> {
  const actor = { kind: 'person', id: people.bao } as const;
  const plan = { programme, actor, title: 'First shelves', locale: 'en', topic: null, round: null };
  const wall = instantToWall(new Date(ctx.clock.now().getTime() + 30 * 60_000), 'UTC');
  const planned = await planChat(ctx, { ...plan, sessions: [{ wall, zone: 'UTC', minutes: 60 }] });
  if (!planned.ok) throw new Error(planned.reason);
  const { chat, slug } = planned;
  const session = (await chatById(ctx, programme, chat))!.sessions[0]!.id;
  await writeScript(ctx, { programme, actor, chat, questions: QUESTIONS });
  await setHosts(ctx, { programme, actor, chat, session, people: [people.bao] });
  await announceChat(ctx, { programme, actor, chat });
  return { chat, slug, session };
}

/** The same chat, opened by its host. */
export async function opened(ctx: TestCtx, cast: Stage): Promise<StagedChat> {
  const staged = await announced(ctx, cast);
  const { programme, people } = cast;
  ctx.clock.forward(0.5);
  await openRoom(ctx, { programme, actor: { kind: 'person', id: people.bao }, ...staged });
  return staged;
}

/** Somebody writes a message into the room. */
export const chats = (
  ctx: TestCtx,
  { programme }: Stage,
  chat: number,
  person: number,
  more: { body?: string; name?: string; question?: number; answers?: number } = {},
) =>
  writeMessage(ctx, {
    programme,
    chat,
    by: { person },
    name: 'Somebody',
    body: 'The lowest one.',
    question: null,
    answers: null,
    locale: 'en',
    channel: 'form',
    ...more,
  });
