import { writeCalendar } from '../../lib/calendar/writeCalendar.ts';
import type { CalendarEvent } from '../../lib/calendar/event.ts';
import { cached } from '../frame/cached.ts';
import type { ProgrammeVisit } from '../visit.ts';

/** Calendar programs ask every few hours, so a changed date may wait for some minutes. */
const FRESH_SECONDS = 300;
const REFRESH_HOURS = 6;

const TYPE = 'text/calendar; charset=utf-8; method=PUBLISH';

/** Answers one entry, or several that belong together, as a file that the reader's calendar program opens and keeps. */
export const answerEntry = (
  visit: ProgrammeVisit,
  name: string,
  events: CalendarEvent | readonly CalendarEvent[],
): Response =>
  cached(visit, writeCalendar({ method: 'PUBLISH', events: [events].flat() }), {
    type: TYPE,
    seconds: FRESH_SECONDS,
    headers: {
      vary: 'cookie, accept-language',
      'content-disposition': `attachment; filename="${name}.ics"`,
    },
  });

/** Answers a calendar that programs fetch again and again, or 304 to a program that has it. No cache on the way may keep a personal one. */
export function answerFeed(
  visit: ProgrammeVisit,
  feed: { name: string; events: readonly CalendarEvent[]; isOwn?: true },
): Response {
  const text = writeCalendar({ method: 'PUBLISH', refreshHours: REFRESH_HOURS, ...feed });
  return cached(visit, text, {
    type: TYPE,
    seconds: FRESH_SECONDS,
    headers: feed.isOwn
      ? { 'cache-control': `private, max-age=${FRESH_SECONDS}` }
      : { vary: 'cookie, accept-language' },
  });
}
