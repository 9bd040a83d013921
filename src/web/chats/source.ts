import { randomUUID } from 'node:crypto';
import { lastNumber, newsOf, noteCrowd, roomNow } from '../../rooms/chats/index.ts';
import type { DrawnMessage } from '../../rooms/chats/index.ts';
import { langOf } from '../discussion/languageOfWords.ts';
import type { LiveSource } from '../live/source.ts';
import type { Aside, News, Told } from './script/told.ts';

/** This process among those that serve the pages of a room. */
const PROCESS = randomUUID();

/** A message as the room's script gets it. Its words were made safe when they were stored. */
const told = (message: DrawnMessage): Told => ({
  n: message.number,
  ...(message.state === 'shown'
    ? {
        name: message.name,
        html: message.html,
        at: message.written_at.toISOString(),
        ...(langOf(message, '') === '' ? {} : { l: message.locale }),
        ...(message.question === null ? {} : { q: message.question }),
        ...(message.answers === null ? {} : { a: message.answers, an: message.answers_name ?? '' }),
        ...(message.is_late ? { late: 1 as const } : {}),
        ...(message.picture_id === null
          ? {}
          : {
              p: {
                id: message.picture_id,
                alt: message.picture_alt,
                w: message.picture_width ?? 0,
                h: message.picture_height ?? 0,
              },
            }),
        ...(message.likes > 0 ? { likes: message.likes } : {}),
        ...(message.country === null ? {} : { c: message.country }),
        ...(message.handle === null ? {} : { w: message.handle }),
      }
    : { gone: message.state === 'hidden' ? 'hidden' : 'withdrawn' }),
});

/** The news of a programme's chats, the same for everybody: new messages, changes to them, and changes of the room. */
export const chatSource = (programme: number): LiveSource => ({
  kind: 'chat',
  last: (ctx, chat) => lastNumber(ctx, programme, chat),
  read: async (ctx, chat, after, most) => {
    const news = await newsOf(ctx, { programme, chat, after, most });
    const room = news.some(({ kind }) => kind === 'room') ? await roomNow(ctx, programme, chat) : null;
    return news.map(({ number, kind, message }) => ({
      number,
      // An earlier event holds the old words of the message, and the events of its answers hold its writer's name.
      changesEarlier: kind === 'message',
      data: JSON.stringify({
        k: kind,
        ...(message
          ? { m: kind === 'reactions' ? { n: message.number, likes: message.likes } : told(message) }
          : {}),
        ...(kind === 'room' && room ? { r: room } : {}),
      } satisfies News),
    }));
  },
  aside: async (ctx, chat, readers) => {
    const crowd = await noteCrowd(ctx, { programme, chat, process: PROCESS, readers });
    return JSON.stringify(crowd satisfies Aside);
  },
});
