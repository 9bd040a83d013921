import { messageById, writeMessage } from '../../src/rooms/chats/index.ts';
import { chats, opened } from '../chatting.ts';
import type { LinkCase } from './linkCase.ts';

/** Links about messages of live chats. */
export const chatLinks = {
  'chat-message': {
    days: 30,
    cookie: 'writer',
    knowsFirst: true,
    prepare: async ({ ctx, cast, programme }) => {
      const { chat } = await opened(ctx, cast);
      const done = await writeMessage(ctx, {
        programme,
        chat,
        by: { address: 'mei@cast.example' },
        name: 'Mei',
        body: 'The lowest one.',
        question: null,
        answers: null,
        locale: 'en',
        channel: 'form',
      });
      return done.ok ? done.message : 0;
    },
    isDone: async ({ ctx, programme }, id) =>
      (await messageById(ctx, programme, Number(id)))?.state !== 'unconfirmed',
  },
  'chat-message-back': {
    days: 30,
    once: true,
    prepare: async ({ ctx, cast, mei }) => {
      const { chat } = await opened(ctx, cast);
      const done = await chats(ctx, cast, chat, mei);
      if (!done.ok) throw new Error(done.reason);
      return String(done.message);
    },
    isDone: async ({ ctx, programme }, id) =>
      (await messageById(ctx, programme, Number(id)))?.state === 'withdrawn',
  },
} satisfies Record<string, LinkCase>;
