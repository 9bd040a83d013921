import type { CalendarEvent } from '../../lib/calendar/event.ts';
import type { Chat } from './reading/chatOf.ts';
import { isOff } from './rules.ts';

/**
 * The sessions of a chat as entries of a calendar, each by the clocks of its place: whatever becomes of a country's clocks, that hour holds. They keep
 * their names there for ever, and each change counts as a newer version. `changedAt` is when this version came to be.
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
