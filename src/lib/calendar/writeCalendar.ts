import { contentLine, fold, textValue } from './contentLine.ts';
import { endOf, eventLines } from './event.ts';
import type { CalendarEvent } from './event.ts';
import { instantOf } from './wallTime.ts';
import { zoneBlock } from './zoneBlock.ts';

const DAY = 86_400_000;

export interface Calendar {
  /** PUBLISH for an entry to read, REQUEST and CANCEL for an invitation (RFC 5546). */
  method: 'PUBLISH' | 'REQUEST' | 'CANCEL';
  /** The name of a feed in the list of calendars. */
  name?: string;
  /** The hours after which a program that follows a feed may ask again (RFC 7986, 5.7). */
  refreshHours?: number;
  events: readonly CalendarEvent[];
}

/** A calendar by RFC 5545, in UTF-8 with CRLF: a file, a feed, or a part of a mail. */
export function writeCalendar({ method, name, refreshHours, events }: Calendar): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Antipode//Antipode//EN',
    'CALSCALE:GREGORIAN',
    `METHOD:${method}`,
    // Programs from before RFC 7986 know only the second name of each property.
    ...(name ? ['NAME', 'X-WR-CALNAME'].map((key) => contentLine(key, textValue(name))) : []),
    ...(refreshHours
      ? [
          contentLine('REFRESH-INTERVAL', `PT${refreshHours}H`, { VALUE: 'DURATION' }),
          contentLine('X-PUBLISHED-TTL', `PT${refreshHours}H`),
        ]
      : []),
    ...zonesOf(events),
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ];
  return `${lines.map(fold).join('\r\n')}\r\n`;
}

/** Each zone once, from a day before its first event to a day after its last. */
function zonesOf(events: readonly CalendarEvent[]): string[] {
  const spans = new Map<string, { from: number; until: number }>();
  for (const event of events) {
    const from = instantOf(event.start).getTime() - DAY;
    const until = endOf(event).getTime() + DAY;
    const span = spans.get(event.start.zone);
    spans.set(event.start.zone, {
      from: Math.min(from, span?.from ?? from),
      until: Math.max(until, span?.until ?? until),
    });
  }
  return [...spans].flatMap(([zone, { from, until }]) => zoneBlock(zone, new Date(from), new Date(until)));
}
