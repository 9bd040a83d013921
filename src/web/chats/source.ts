import type { DrawnMessage } from '../../rooms/chats/index.ts';
import { lastNumber, newsOf, roomNow } from '../../rooms/chats/index.ts';
import type { LiveSource } from '../live/source.ts';

/** A message as the room's script is told of it. Its words were made safe when they were stored. */
const told = (message: DrawnMessage) => ({
  id: message.id,
  n: message.number,
  ...(message.state === 'shown'
    ? {
        name: message.name,
        html: message.html,
        at: message.written_at.toISOString(),
        ...(message.question === null ? {} : { q: message.question }),
        ...(message.answers === null ? {} : { a: message.answers, an: message.answers_name }),
        ...(message.is_late ? { late: 1 } : {}),
        ...(message.country === null ? {} : { c: message.country }),
      }
    : { gone: message.state === 'hidden' ? 'hidden' : 'withdrawn' }),
});

/** The news of a programme's chats, the same for everybody: messages, what has become of them, and that the room has changed. */
export const chatSource = (programme: number): LiveSource => ({
  kind: 'chat',
  last: (ctx, chat) => lastNumber(ctx, programme, chat),
  read: async (ctx, chat, after, most) => {
    const news = await newsOf(ctx, { programme, chat, after, most });
    const room = news.some(({ kind }) => kind === 'room') ? await roomNow(ctx, programme, chat) : null;
    return news.map(({ number, kind, message }) => ({
      number,
      // Its old words stand in an earlier event, and its writer's name in those of its answers.
      changesEarlier: kind === 'message',
      data: JSON.stringify({
        k: kind,
        ...(message ? { m: told(message) } : {}),
        ...(kind === 'room' && room ? { r: room } : {}),
      }),
    }));
  },
});
