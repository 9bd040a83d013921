import type { MovableClock } from './clock.ts';

const HOUR = 3_600_000;
/** Steps of the clock: short while things happen, long while people only talk. */
export const BUSY_HOURS = 6;
export const CALM_HOURS = 12;
export const QUIET_HOURS = 24 * 7;

/** Moves the clock in steps; at each, the timetable and the post do their work. */
export async function passUntil(
  { clock, pass }: { clock: MovableClock; pass: () => Promise<void> },
  at: Date,
  hours: number,
): Promise<void> {
  while (clock.now() < at) {
    clock.moveTo(new Date(Math.min(at.getTime(), clock.now().getTime() + hours * HOUR)));
    if (clock.now() < at || hours !== BUSY_HOURS) await pass();
  }
}
