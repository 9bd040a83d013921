import type { CalendarEvent } from '../../lib/calendar/event.ts';
import type { Chat } from './reading/chatOf.ts';
import { isOff } from './rules.ts';

/**
 * The sessions of a chat as calendar entries, each by the clocks of its place: if a country changes its clocks, the entry keeps its hour
 * there. Entries keep their ids for ever, and each change counts as a newer version. `changedAt` is when this version was made.
 */
export function asEvents(
  chat: Chat,
  { programme, page, changedAt }: { programme: string; page: string; changedAt: Date },
): CalendarEvent[] {
  const tag = chat.hashtag === '' ? [] : [`#${chat.hashtag}`];
  return chat.sessions.map(({ uid, wall, zone, minutes, ...session }) => ({
    uid: `${uid}@antipode`,
    sequence: chat.sequence,
    changedAt,
    start: { wall, zone },
    minutes,
    title: `${programme}: ${chat.title}`,
    description: [...(chat.about === '' ? [] : [chat.about]), ...tag, page].join('\n\n'),
    location: page,
    url: page,
    isCancelled: chat.state === 'cancelled' || isOff(session),
  }));
}
