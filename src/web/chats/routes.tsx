import { get, post } from '../route.ts';
import type { Route } from '../route.ts';
import { showAnnounced } from './announced.tsx';
import { listChats } from './list.tsx';
import { inRoom } from './room.ts';
import { showRoom } from './roomPage.tsx';
import { sendMessage, showMessage, writeCalmly } from './sendMessage.tsx';
import { chatSource } from './source.ts';

export const chatRoutes: Route[] = [
  get('/chats', 'everyone', listChats),
  get(
    '/chats/:slug',
    'everyone',
    inRoom((visit, room) => {
      const hasBegun = room.chat.sessions.some(({ state }) => state !== 'planned');
      return hasBegun && room.chat.state !== 'cancelled'
        ? showRoom(visit, room)
        : showAnnounced(visit, room.chat);
    }),
  ),
  get(
    '/chats/:slug/events',
    'everyone',
    inRoom((visit, { chat }) => visit.live(chatSource(visit.programme.id), chat.id)),
  ),
  get('/chats/:slug/writing', 'everyone', inRoom(writeCalmly)),
  post('/chats/:slug/messages', 'everyone', inRoom(sendMessage)),
  get('/chats/:slug/messages/:number', 'everyone', inRoom(showMessage)),
];
