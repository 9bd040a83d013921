import { get, json, post } from '../route.ts';
import type { Route } from '../route.ts';
import { showAnnounced } from './announced.tsx';
import { listChats } from './list.tsx';
import { showMessage, withdrawOwn } from './messagePage.tsx';
import { showRecord } from './record/recordPage.tsx';
import { recordRoutes } from './record/routes.ts';
import { inRoom } from './room.ts';
import { showRoom } from './roomPage.tsx';
import { followRoom, showPresence } from './presence.ts';
import { showPicture } from './picture.ts';
import { likeOne, reportOne } from './reactions.ts';
import { sendMessage, writeCalmly } from './sendMessage.tsx';

export const chatRoutes: Route[] = [
  get('/chats', 'everyone', listChats),
  get(
    '/chats/:slug',
    'everyone',
    inRoom((visit, room) => {
      if (room.chat.state === 'over') return showRecord(visit, room);
      const hasBegun = room.chat.sessions.some(({ state }) => state !== 'planned');
      return hasBegun && room.chat.state !== 'cancelled'
        ? showRoom(visit, room)
        : showAnnounced(visit, room.chat);
    }),
  ),
  json(get('/chats/:slug/events', 'everyone', inRoom(followRoom))),
  get('/chats/:slug/writing', 'everyone', inRoom(writeCalmly)),
  post('/chats/:slug/messages', 'everyone', inRoom(sendMessage)),
  get('/chats/:slug/pictures/:picture', 'everyone', inRoom(showPicture)),
  post('/chats/:slug/likes', 'everyone', inRoom(likeOne)),
  post('/chats/:slug/messages/:number/reports', 'everyone', inRoom(reportOne)),
  post('/chats/:slug/presence', 'everyone', inRoom(showPresence)),
  get('/chats/:slug/messages/:number', 'everyone', inRoom(showMessage)),
  post('/chats/:slug/messages/:number/withdrawal', 'everyone', inRoom(withdrawOwn)),
  ...recordRoutes,
];
