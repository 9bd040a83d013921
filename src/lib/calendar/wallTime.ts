/** A time as the clocks of a place show it, `2027-03-01T20:30`, and the place's IANA zone. */
export interface WallTime {
  wall: string;
  zone: string;
}

/** A wall time as a calendar writes it, without its zone: `20270301T203000`. */
export const localTime = (wall: Temporal.PlainDateTime): string =>
  wall.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '');

/** An instant as a calendar writes it: `20270301T203000Z`. */
export const utcTime = (at: Date): string => `${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

/**
 * The instant of a wall time. A time that the clocks skip moves on by as much as they jump; a time that they show twice is the first one.
 * Calendars do the same (RFC 5545, 3.3.5).
 */
export const instantOf = ({ wall, zone }: WallTime): Date =>
  new Date(Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).epochMilliseconds);
