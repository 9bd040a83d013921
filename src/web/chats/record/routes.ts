import { get } from '../../route.ts';
import type { Route } from '../../route.ts';
import { FEED_FORMATS } from '../../machines/feeds/formats.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { inRoom } from '../room.ts';
import type { Room } from '../room.ts';
import { recordAsJson, recordAsText } from './downloads.ts';
import { recordFeed } from './feed.ts';
import { recordAt } from './recordAt.ts';
import { showRecord } from './recordPage.tsx';

type Handle = (visit: ProgrammeVisit, room: Room) => Promise<Response> | Response;

/** A route of a chat that has begun and was not cancelled; never of a rehearsal, which leaves no trace. */
const ofRecord = (handle: Handle) =>
  inRoom((visit, room) =>
    hasRecord(room) && room.chat.rehearses_id === null ? handle(visit, room) : visit.notFound(),
  );

const hasRecord = ({ chat }: Room): boolean =>
  chat.state !== 'cancelled' && chat.sessions.some(({ state }) => state !== 'planned');

/** The record of a chat, from its first message on: as a page, to take along, and as a feed. */
export const recordRoutes: Route[] = [
  get(
    '/chats/:slug/record',
    'everyone',
    inRoom((visit, room) => {
      const { own } = room;
      if (!hasRecord(room)) return visit.redirect(own);
      // Once the chat is over, its own address is that of the record.
      return recordAt(room) === own ? visit.redirect(own + visit.url.search) : showRecord(visit, room);
    }),
  ),
  get('/chats/:slug/record.json', 'everyone', ofRecord(recordAsJson)),
  get('/chats/:slug/record.txt', 'everyone', ofRecord(recordAsText)),
  ...FEED_FORMATS.map(({ name }) =>
    get(
      `/chats/:slug/feed.${name}`,
      'everyone',
      ofRecord((visit, room) => recordFeed(visit, room, name)),
    ),
  ),
];
