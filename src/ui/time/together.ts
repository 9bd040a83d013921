/** A stretch of time: from an instant up to another. */
export interface Stretch {
  from: Date;
  until: Date;
}

const step = 30 * 60_000;

/** Hours counted as waking when a person told none: seven in the morning to ten at night. */
export const waking = { from: 7, until: 22 };

function minutesOfDay(zone: string, at: number): number {
  const zoned = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  return zoned.hour * 60 + zoned.minute;
}

/**
 * When everybody is awake, within the day that `at` falls on in the first zone, in steps of half an hour. Stretches
 * that run on over that day's midnight are cut there.
 */
export function awakeTogether(zones: readonly string[], at: Date, hours = waking): Stretch[] {
  const home = zones[0] ?? 'UTC';
  const start = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(home).startOfDay();
  const end = start.add({ days: 1 }).epochMilliseconds;
  const found: Stretch[] = [];
  for (let time = start.epochMilliseconds; time < end; time += step) {
    const awake = zones.every((zone) => {
      const minutes = minutesOfDay(zone, time);
      return minutes >= hours.from * 60 && minutes + 30 <= hours.until * 60;
    });
    if (!awake) continue;
    const last = found.at(-1);
    if (last && last.until.getTime() === time) last.until = new Date(time + step);
    else found.push({ from: new Date(time), until: new Date(time + step) });
  }
  return found;
}
