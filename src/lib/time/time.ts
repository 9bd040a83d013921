import { keeper } from '../keeper.ts';

/** A wall time as entered, `2027-03-01T18:00`, without its zone. */
export type Wall = string;

/**
 * The instant of a wall time in an IANA zone. A time that daylight saving skips moves on by the gap; for a time that daylight saving
 * repeats, the first instant counts (RFC 5545's reading, Temporal's "compatible").
 */
export function wallToInstant(wall: Wall, zone: string): Date {
  const at = Temporal.PlainDateTime.from(wall.replace(' ', 'T')).toZonedDateTime(zone);
  return new Date(at.epochMilliseconds);
}

/** Both instants of a wall time that daylight saving repeats, in order; the one instant of any other. */
export function wallToInstants(wall: Wall, zone: string): Date[] {
  const later = Temporal.PlainDateTime.from(wall).toZonedDateTime(zone, { disambiguation: 'later' });
  const [first, second] = [wallToInstant(wall, zone), new Date(later.epochMilliseconds)];
  return second > first && instantToWall(second, zone) === wall ? [first, second] : [first];
}

/** When a zone's clocks change next; null when no change is known. */
export function clockChange(after: Date, zone: string): Date | null {
  const next = Temporal.Instant.fromEpochMilliseconds(after.getTime())
    .toZonedDateTimeISO(zone)
    .getTimeZoneTransition('next');
  return next && new Date(next.epochMilliseconds);
}

/** The wall time of an instant in a zone, to the minute: `2027-03-01T18:00`. */
export function instantToWall(at: Date, zone: string): Wall {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });
}

/** `wall` moved by whole days, to the same hour. */
export function addDays(wall: Wall, days: number): Wall {
  return Temporal.PlainDateTime.from(wall.replace(' ', 'T'))
    .add({ days })
    .toString({ smallestUnit: 'minute' });
}

const zones = keeper<boolean>(1000);

/** Whether a text that a browser may send names a zone. Its length is limited: no zone's name is half as long. */
export const isZone = (zone: string): boolean => zone.length <= 64 && zones(zone, () => isNamed(zone));

function isNamed(zone: string): boolean {
  try {
    Temporal.Now.zonedDateTimeISO(zone);
    return /^[A-Za-z]/.test(zone);
  } catch {
    return false;
  }
}

/** A span, in milliseconds, in which a zone is this many minutes ahead of UTC. */
interface Span {
  from: number;
  until: number;
  minutes: number;
}

/** The zones that pages mention, each with the few spans into which their dates fall. */
const spans = keeper<Span[]>(1000);
const MOST_SPANS = 8;

/** Minutes that a zone is ahead of UTC at an instant. Between two changes of its clocks, no look-up is needed. */
export function offsetMinutes(zone: string, at: Date): number {
  return clockSpan(zone, at).minutes;
}

/**
 * The span between two changes of a zone's clocks that holds an instant, in milliseconds, and how many minutes the zone is ahead of UTC in
 * it.
 */
export function clockSpan(zone: string, at: Date): Readonly<Span> {
  const time = at.getTime();
  const known = spans(zone, () => []);
  let span = known.find(({ from, until }) => from <= time && time < until);
  if (!span) {
    span = spanAt(zone, time);
    if (known.length >= MOST_SPANS) known.shift();
    known.push(span);
  }
  return span;
}

function spanAt(zone: string, time: number): Span {
  const zoned = Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO(zone);
  const next = zoned.getTimeZoneTransition('next');
  // A change at this very moment has happened: take the last change before the next millisecond.
  const last = zoned.add({ milliseconds: 1 }).getTimeZoneTransition('previous');
  return {
    from: last?.epochMilliseconds ?? -Infinity,
    until: next?.epochMilliseconds ?? Infinity,
    minutes: zoned.offsetNanoseconds / 60e9,
  };
}

/** An instant on the wall clock of a zone: the days since 1 January 1970, a Thursday, and the minutes of the day. */
export function onWall(zone: string, at: Date): { day: number; minutes: number } {
  const total = Math.floor(at.getTime() / 60_000 + offsetMinutes(zone, at));
  const day = Math.floor(total / 1440);
  return { day, minutes: total - day * 1440 };
}
