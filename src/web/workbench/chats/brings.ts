import {
  HOST_ROLES,
  admitMessage,
  chatSummaryBefore,
  holdBackMessage,
  putWordsBack,
} from '../../../rooms/chats/index.ts';
import type { AreaBrings } from '../../brings.ts';
import { chatDeskRoutes } from './routes.tsx';

export const chatsDesk = {
  routes: chatDeskRoutes,
  desks: {
    chats: { path: '/chats', group: 'read', roles: ['director', 'content_editor', 'chat_host', 'moderator'] },
  },
  matters: {
    'chat-messages-reported': {
      path: (matter) => `/workbench/chats/${matter.subject.id}`,
      roles: [...HOST_ROLES],
      endsThere: true,
    },
    'chat-unready': {
      path: (matter) => `/workbench/chats/${matter.subject.id}`,
      roles: ['director', 'chat_host', 'content_editor'],
      endsThere: true,
    },
    'chat-messages-held': {
      path: (matter) => `/workbench/chats/${matter.subject.id}`,
      roles: [...HOST_ROLES],
      endsThere: true,
    },
  },
  undo: {
    'chat-message-admitted': {
      at: '/workbench/chats/:chat/messages/:message/admission',
      undo: (ctx, { event, ...input }) =>
        holdBackMessage(ctx, {
          ...input,
          message: event.subject.id,
          state: event.data.before,
          undoes: event.id,
        }),
    },
    'chat-message-hidden': {
      at: '/workbench/chats/:chat/messages/:message/hiding',
      // Undoing this does not publish a message that was never public.
      undo: (ctx, { event, ...input }) => {
        const back = { ...input, message: event.subject.id, undoes: event.id };
        const state = event.data.before;
        return state === 'shown' ? admitMessage(ctx, back) : holdBackMessage(ctx, { ...back, state });
      },
    },
    'chat-message-shortened': {
      at: '/workbench/chats/:chat/messages/:message/words',
      undo: (ctx, { event, ...input }) =>
        putWordsBack(ctx, { ...input, message: event.subject.id, undoes: event.id }),
    },
    'chat-summary-written': {
      at: '/workbench/chats/:chat/summary',
      undo: (ctx, { event, ...input }) =>
        chatSummaryBefore(ctx, {
          ...input,
          chat: event.subject.id,
          summary: event.data.summary,
          undoes: event.id,
        }),
    },
  },
} satisfies AreaBrings;
