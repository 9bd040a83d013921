import { contentLine, textValue } from './contentLine.ts';
import { instantOf, localTime, utcTime } from './wallTime.ts';
import type { WallTime } from './wallTime.ts';

/** A person in a calendar: their name, and the mail address for answers to them. */
export interface Party {
  name: string;
  address: string;
}

/** Whether somebody comes (RFC 5545, 3.2.12). */
export type Participation = 'NEEDS-ACTION' | 'ACCEPTED' | 'DECLINED' | 'TENTATIVE';

/** One entry of a calendar. */
export interface CalendarEvent {
  /** Never changes; our own end in the host of the installation. */
  uid: string;
  /** Rises by one with each change that matters: a new time or place, or that the event is off. */
  sequence: number;
  /** When this version was made. */
  changedAt: Date;
  start: WallTime;
  /** 0 for an instant, which does not make anybody look busy. */
  minutes: number;
  title: string;
  description?: string;
  /** The place, link or number of the meeting. */
  location?: string;
  url?: string;
  /** A call that a program can join by itself: `https:`, `tel:` (RFC 7986, 5.11). */
  conference?: { uri: string; label: string };
  isCancelled?: boolean;
  /** Whether the event is only proposed. */
  isTentative?: boolean;
  /** For a series: the days from one time to the next, at the same wall time, and the number of times. */
  repeats?: { days: number; times: number };
  /** Times of a series that are off. */
  without?: readonly WallTime[];
  /** For an entry that replaces one time of a series: the time at which the series would have had it. */
  insteadOf?: WallTime;
  organizer?: Party;
  /** The reader of this copy, and what they said. */
  attendee?: Party & { says: Participation };
  /** The calendar reminds this many minutes before the beginning. */
  remindBefore?: number;
}

/** When the last time of an event is over. */
export function endOf({ start, minutes, repeats }: CalendarEvent): Date {
  const first = instantOf(start).getTime();
  return new Date(first + minutes * 60_000 + (repeats ? repeats.days * (repeats.times - 1) * 86_400_000 : 0));
}

const zoned = (name: string, { wall, zone }: WallTime): string =>
  contentLine(name, localTime(Temporal.PlainDateTime.from(wall)), { TZID: zone });

/**
 * When an event begins. A single event at a time that the clocks show twice, or skip, is written in UTC: programs differ on the meaning of
 * such a time, some against RFC 5545, 3.3.5.
 */
function begin({ start, repeats }: CalendarEvent): string {
  const wall = Temporal.PlainDateTime.from(start.wall);
  const [first, second] = (['earlier', 'later'] as const).map(
    (disambiguation) => wall.toZonedDateTime(start.zone, { disambiguation }).epochMilliseconds,
  );
  return first === second || repeats
    ? zoned('DTSTART', start)
    : contentLine('DTSTART', utcTime(instantOf(start)));
}

const mailto = ({ address }: Party): string => `mailto:${encodeURI(address)}`;

/** Use weeks where possible, since programs show such a rule in words. */
const rule = ({ days, times }: { days: number; times: number }): string =>
  days % 7 === 0
    ? `FREQ=WEEKLY;INTERVAL=${days / 7};COUNT=${times}`
    : `FREQ=DAILY;INTERVAL=${days};COUNT=${times}`;

const statusOf = ({ isCancelled, isTentative }: CalendarEvent): string =>
  isCancelled ? 'CANCELLED' : isTentative ? 'TENTATIVE' : 'CONFIRMED';

const text = (name: string, value: string | undefined): string[] =>
  value ? [contentLine(name, textValue(value))] : [];

/** The lines of one event, not folded. */
export function eventLines(event: CalendarEvent): string[] {
  const { organizer, attendee, repeats, conference } = event;
  return [
    'BEGIN:VEVENT',
    contentLine('UID', textValue(event.uid)),
    contentLine('SEQUENCE', String(event.sequence)),
    contentLine('DTSTAMP', utcTime(event.changedAt)),
    contentLine('LAST-MODIFIED', utcTime(event.changedAt)),
    begin(event),
    ...(event.minutes > 0 ? [contentLine('DURATION', `PT${event.minutes}M`)] : []),
    ...(repeats ? [contentLine('RRULE', rule(repeats))] : []),
    ...(event.without ?? []).map((one) => zoned('EXDATE', one)),
    ...(event.insteadOf ? [zoned('RECURRENCE-ID', event.insteadOf)] : []),
    ...text('SUMMARY', event.title),
    ...text('DESCRIPTION', event.description),
    ...text('LOCATION', event.location),
    ...(event.url ? [contentLine('URL', encodeURI(event.url))] : []),
    ...(conference
      ? [
          contentLine('CONFERENCE', encodeURI(conference.uri), {
            VALUE: 'URI',
            FEATURE: conference.uri.startsWith('tel:') ? 'PHONE' : 'VIDEO',
            LABEL: conference.label,
          }),
        ]
      : []),
    contentLine('STATUS', statusOf(event)),
    contentLine('TRANSP', event.minutes > 0 && !event.isCancelled ? 'OPAQUE' : 'TRANSPARENT'),
    ...(organizer ? [contentLine('ORGANIZER', mailto(organizer), { CN: organizer.name })] : []),
    ...(attendee
      ? [
          contentLine('ATTENDEE', mailto(attendee), {
            CN: attendee.name,
            ROLE: 'REQ-PARTICIPANT',
            PARTSTAT: attendee.says,
            RSVP: attendee.says === 'NEEDS-ACTION' && !event.isCancelled ? 'TRUE' : 'FALSE',
          }),
        ]
      : []),
    ...(event.remindBefore === undefined
      ? []
      : [
          'BEGIN:VALARM',
          'ACTION:DISPLAY',
          contentLine('DESCRIPTION', textValue(event.title)),
          contentLine('TRIGGER', `-PT${event.remindBefore}M`),
          'END:VALARM',
        ]),
    'END:VEVENT',
  ];
}
