import {
  admitMessage,
  announceChat,
  askQuestion,
  chatById,
  hideMessage,
  openRoom,
  planChat,
  setHosts,
  writeMessage,
  writeScript,
} from '../../../rooms/chats/index.ts';
import { grantRole } from '../../../rooms/people/index.ts';
import { addDays, instantToWall } from '../../../lib/time/time.ts';
import type { ExampleScene } from '../../examples/exampleScene.ts';
import type { Examples } from '../brings.ts';

/** Examples of the mails of live chats. */
export const chatsExamples = {
  'chat-message-confirm': async (scene) => {
    const { chat } = await openChat(scene);
    return { message: await says(scene, chat, false) };
  },
  'chat-message-moderated': async (scene) => {
    const { ctx, programme, volunteer, words } = scene;
    const { chat } = await openChat(scene);
    const message = await says(scene, chat, true);
    const actor = { kind: 'person', id: volunteer } as const;
    await hideMessage(ctx, { programme, actor, message, reason: words.reason });
    return { message, what: 'hidden' };
  },
  'chat-answer': async (scene) => {
    const { chat } = await openChat(scene);
    return { message: await says(scene, chat, true), became: 'shown' };
  },
  'chat-digest': async (scene) => {
    const { chat } = await askedChat(scene);
    const message = await says(scene, chat, true, 1);
    const { ctx, programme, volunteer } = scene;
    await admitMessage(ctx, { programme, actor: { kind: 'person', id: volunteer }, message });
    return { chat };
  },
  'chat-question': async (scene) => ({ chat: (await askedChat(scene)).chat, question: 1 }),
  'chat-trouble': () => Promise.resolve({ reason: 'closed' }),
  'chat-announced': ofChat(),
  'chat-cancelled': ofChat('cancelled'),
  'chat-host': async (scene) => {
    const { ctx, programme, volunteer, reader } = scene;
    const { chat, session } = await announced(scene);
    const actor = { kind: 'person', id: volunteer } as const;
    for (const person of [volunteer, reader])
      await grantRole(ctx, { programme, actor, person, role: 'chat_host', country: null });
    await setHosts(ctx, { programme, actor, chat, session, people: [volunteer, reader] });
    return { chat, session, what: 'next' };
  },
  'chat-moved': ofChat(),
  'chat-reminder': async (scene) => ({ ...(await announced(scene)), step: 'day' }),
  'chat-shifted': ofChat(),
} satisfies Examples;

/** A chat that was announced and has just begun. */
async function openChat({
  ctx,
  programme,
  volunteer,
  words,
  moveTo,
}: ExampleScene): Promise<{ chat: number; session: number }> {
  const actor = { kind: 'person', id: volunteer } as const;
  const wall = addDays(instantToWall(ctx.clock.now(), 'UTC'), 1);
  const planned = await planChat(ctx, {
    programme,
    actor,
    title: words.subject,
    locale: 'en',
    topic: null,
    round: null,
    sessions: [{ wall, zone: 'UTC', minutes: 60 }],
  });
  if (!planned.ok) throw new Error(planned.reason);
  const { chat } = planned;
  await announceChat(ctx, { programme, actor, chat });
  const [session] = (await chatById(ctx, programme, chat))!.sessions;
  moveTo(session!.starts_at);
  await openRoom(ctx, { programme, actor, chat, session: session!.id });
  return { chat, session: session!.id };
}

/** A chat that has just begun, with a first question that was asked. */
async function askedChat(scene: ExampleScene): Promise<{ chat: number }> {
  const { ctx, programme, volunteer, words } = scene;
  const { chat, session } = await openChat(scene);
  const actor = { kind: 'person', id: volunteer } as const;
  await writeScript(ctx, { programme, actor, chat, questions: [{ body: words.question, minutes: 10 }] });
  await askQuestion(ctx, { programme, actor, chat, session, question: 1 });
  return { chat };
}

/** A chat in four days that was announced to everybody. */
async function announced({ ctx, programme, volunteer, round }: ExampleScene, state = 'announced') {
  const { name } = await ctx.db
    .selectFrom('programme')
    .select('name')
    .where('id', '=', programme)
    .executeTakeFirstOrThrow();
  const done = await planChat(ctx, {
    programme,
    actor: { kind: 'person', id: volunteer },
    title: name,
    locale: 'en',
    topic: null,
    round: (await round()).id,
    sessions: [
      { wall: addDays(instantToWall(ctx.clock.now(), 'Africa/Lagos'), 4), zone: 'Africa/Lagos', minutes: 60 },
    ],
  });
  if (!done.ok) throw new Error(done.reason);
  await ctx.db
    .updateTable('chat')
    .set({ state, announced_at: ctx.clock.now() })
    .where('programme_id', '=', programme)
    .where('id', '=', done.chat)
    .execute();
  const session = await ctx.db
    .selectFrom('chat_session')
    .select(['id', 'starts_at'])
    .where('programme_id', '=', programme)
    .where('chat_id', '=', done.chat)
    .executeTakeFirstOrThrow();
  return { chat: done.chat, sequence: 0, session: session.id, at: session.starts_at.toISOString() };
}

function ofChat(state?: string) {
  return async (scene: ExampleScene): Promise<{ chat: number; sequence: number; session: number }> => {
    const { chat, sequence, session } = await announced(scene, state);
    return { chat, sequence, session };
  };
}

/** The reader writes into the chat, either proven to be who they are, or known by an address alone. */
async function says(
  scene: ExampleScene,
  chat: number,
  isProven: boolean,
  question: number | null = null,
): Promise<number> {
  const { ctx, programme, reader, words } = scene;
  const { name, address, locale } = await ctx.db
    .selectFrom('person')
    .select(['name', 'address', 'locale'])
    .where('programme_id', '=', programme)
    .where('id', '=', reader)
    .executeTakeFirstOrThrow();
  const done = await writeMessage(ctx, {
    programme,
    chat,
    by: isProven ? { person: reader } : { address: address ?? '' },
    name: [...name].slice(0, 60).join(''),
    body: words.answer,
    question,
    answers: null,
    locale,
    channel: 'form',
  });
  if (!done.ok) throw new Error(done.reason);
  return done.message;
}
