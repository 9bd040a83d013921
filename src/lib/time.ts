import { keeper } from './keeper.ts';

/** A wall time as entered, `2027-03-01T18:00`, without zone. */
export type Wall = string;

/**
 * The instant of a wall time in an IANA zone. A time that daylight saving skips moves on by the gap, one that it
 * repeats is the first of the two (RFC 5545's reading, Temporal's "compatible").
 */
export function wallToInstant(wall: Wall, zone: string): Date {
  const at = Temporal.PlainDateTime.from(wall.replace(' ', 'T')).toZonedDateTime(zone);
  return new Date(at.epochMilliseconds);
}

/** Both instants of a wall time that daylight saving repeats, in their order; of any other the one it has. */
export function wallToInstants(wall: Wall, zone: string): Date[] {
  const later = Temporal.PlainDateTime.from(wall).toZonedDateTime(zone, { disambiguation: 'later' });
  const [first, second] = [wallToInstant(wall, zone), new Date(later.epochMilliseconds)];
  return second > first && instantToWall(second, zone) === wall ? [first, second] : [first];
}

/** When a zone's clocks change next; null when nobody knows of a change. */
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

/** `wall` moved by whole days, at the same hour on the wall. */
export function addDays(wall: Wall, days: number): Wall {
  return Temporal.PlainDateTime.from(wall.replace(' ', 'T'))
    .add({ days })
    .toString({ smallestUnit: 'minute' });
}

export function isZone(zone: string): boolean {
  try {
    Temporal.Now.zonedDateTimeISO(zone);
    return /^[A-Za-z]/.test(zone);
  } catch {
    return false;
  }
}

const offsets = keeper<number>(2000);

/** Minutes that a zone is ahead of UTC at an instant. No zone's clock changes within a minute. */
export function offsetMinutes(zone: string, at: Date): number {
  return offsets(`${zone} ${Math.floor(at.getTime() / 60_000)}`, () => {
    const zoned = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
    return zoned.offsetNanoseconds / 60e9;
  });
}
