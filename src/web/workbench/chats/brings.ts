import type { AreaBrings } from '../../brings.ts';
import { chatDeskRoutes } from './routes.tsx';

export const chatsDesk = {
  routes: chatDeskRoutes,
  desks: { chats: { path: '/chats', roles: ['director', 'content_editor', 'chat_host'] } },
  matters: {
    'chat-messages-held': {
      path: (matter) => `/workbench/chats/${matter.subject.id}`,
      roles: ['director', 'chat_host'],
      endsThere: true,
    },
  },
} satisfies AreaBrings;
