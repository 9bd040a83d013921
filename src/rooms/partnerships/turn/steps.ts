/** Days after the last reminder until somebody is asked once more, and rests from then on. */
export const REST_DAYS = 7;
/** Limits of a programme's reminders: their number, and the latest day. */
export const MOST_REMINDERS = 5;
export const LATEST_REMINDER = 28;

const DAY = 86_400_000;

/** A reminder of a turn that was sent. */
export interface Sent {
  step: number;
  at: Date;
}

/** The day of a turn on which each step comes: the reminders, then the one that asks once more. */
const stepDays = (days: readonly number[]): number[] => [...days, (days.at(-1) ?? 0) + REST_DAYS];

/**
 * The step that is due in a turn of this many days: the one after the last that was sent, if its day has come. When the program stood
 * still, or somebody asked for a reminder, the next step keeps its distance, minus one day.
 */
export function dueStep(
  days: readonly number[],
  turn: number,
  sent: readonly Sent[],
  now: Date,
): number | null {
  const all = stepDays(days);
  const step = Math.max(0, ...sent.map((one) => one.step)) + 1;
  const day = all[step - 1];
  if (day === undefined || turn < day) return null;
  const before = step > 1 ? (all[step - 2] ?? 0) : 0;
  const last = Math.max(0, ...sent.map(({ at }) => at.getTime()));
  return now.getTime() - last >= (day - before - 1) * DAY ? step : null;
}

/** Days until the next step, if nothing changes; null after the last. */
export function nextIn(days: readonly number[], turn: number, sent: readonly Sent[]): number | null {
  const day = stepDays(days)[Math.max(0, ...sent.map((one) => one.step))];
  return day === undefined ? null : Math.max(0, day - turn);
}

/** When the next step comes if nothing changes, with the distance that `dueStep` keeps. Null after the last. */
export function nextAt(days: readonly number[], turn: number, sent: readonly Sent[], now: Date): Date | null {
  const rest = nextIn(days, turn, sent);
  if (rest === null) return null;
  const all = stepDays(days);
  const step = Math.max(0, ...sent.map((one) => one.step)) + 1;
  const apart = step > 1 ? all[step - 1]! - all[step - 2]! - 1 : 0;
  const last = Math.max(0, ...sent.map(({ at }) => at.getTime()));
  return new Date(Math.max(now.getTime() + rest * DAY, last + apart * DAY));
}

/** The place of a step in a programme's reminders. */
export function stepKind(days: readonly number[], step: number): 'first' | 'again' | 'last' | 'more' {
  if (step > days.length) return 'more';
  if (step === days.length) return 'last';
  return step === 1 ? 'first' : 'again';
}

/**
 * Reads days as somebody wrote them, such as `7, 14, 21`. Null when they are no days in order, or too many, too close together or too late.
 */
export function readReminderDays(text: string): number[] | null {
  const parts = text.split(/[\s,;،]+/u).filter((one) => one !== '');
  if (!parts.every((one) => /^\d{1,2}$/.test(one))) return null;
  const days = parts.map(Number);
  const isApart = days.every((day, at) => day - (at === 0 ? 0 : days[at - 1]!) >= 3);
  if (days.length === 0 || days.length > MOST_REMINDERS || !isApart) return null;
  return days.at(-1)! > LATEST_REMINDER ? null : days;
}
