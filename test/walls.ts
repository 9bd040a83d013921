const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Each minute of a day as on a clock: `T18:00`. */
const CLOCK = Array.from({ length: 1440 }, (_, minute) =>
  new Date(minute * 60_000).toISOString().slice(10, 16),
);

/** The wall time of a zone by Intl alone, such as `2027-03-01T18:00`, and the minute of its week from Monday. */
export function wallOf(zone: string): (time: number) => { wall: string; date: string; minute: number } {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  const aheadAt = (time: number): number =>
    Date.parse(`${format.format(time).replace(' ', 'T')}Z`) - Math.floor(time / 60_000) * 60_000;
  const hours = new Map<number, number | null>();
  const once = new Set<number>();
  /**
   * How far the wall time is ahead of UTC. If an hour is asked about again, both its ends are compared, since asking Intl for each minute
   * takes ten times as long.
   */
  const aheadAtOnce = (time: number): number => {
    const hour = Math.floor(time / HOUR);
    if (!once.has(hour)) {
      once.add(hour);
      return aheadAt(time);
    }
    let ahead = hours.get(hour);
    if (ahead === undefined) {
      ahead = aheadAt(hour * HOUR);
      // The clocks change within this hour.
      if (aheadAt((hour + 1) * HOUR - 1) !== ahead) ahead = null;
      hours.set(hour, ahead);
    }
    return ahead ?? aheadAt(time);
  };
  let shown = { day: Number.NaN, date: '', weekday: 0 };
  return (time) => {
    const there = time + aheadAtOnce(time);
    const day = Math.floor(there / DAY);
    // 1 January 1970 was a Thursday.
    if (day !== shown.day)
      shown = { day, date: new Date(there).toISOString().slice(0, 10), weekday: (day + 3) % 7 };
    const { date, weekday } = shown;
    const ofDay = Math.floor(there / 60_000) - day * 1440;
    return { wall: date + CLOCK[ofDay]!, date, minute: weekday * 1440 + ofDay };
  };
}

/** Hours of a week, which differ by number; each day begins at another half hour. Every fourth number gave none. */
export const hoursOf = (index: number): string | null =>
  index % 4 === 0
    ? null
    : Array.from({ length: 336 }, (_, half) =>
        (half * 7 + index * 5) % (11 + (index % 5)) < 6 ? '1' : '0',
      ).join('');
