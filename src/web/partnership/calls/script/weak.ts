/** How much a window sends, the most first: a picture, a small one, sound alone. */
export const STEPS = ['clear', 'low', 'sound'] as const;
export type Step = (typeof STEPS)[number];

/** The line as it was measured a moment ago. */
export interface Measured {
  /** Bits a second that would go through, as the browser reckons; null when it does not say. */
  room: number | null;
  /** Share of what was sent that did not arrive, 0 to 1. */
  lost: number;
  /** Seconds there and back. */
  roundTrip: number;
}

/** Bits a second from which a step is kept, with some to spare for sound. */
const NEEDS: Record<Step, number> = { clear: 260_000, low: 110_000, sound: 0 };
const LOSS = 0.12;
const SLOW = 1.2;
/** Measurements in a row until a better step is tried; after each try that failed twice as many. */
const PATIENCE = 3;
const MOST_PATIENCE = 15;
/** Measurements of a try. */
const TRY = 3;

export interface Course {
  step: Step;
  /** Measurements since the step, or since the line was bad. */
  since: number;
  /** How many are waited for before the next try. */
  patience: number;
  /** Whether this step is a try. */
  isTry: boolean;
  /** Whether the last measurement was too bad for the step: one alone changes nothing. */
  isBad: boolean;
  /** Measurements in a row at which not even sound went through well. */
  poor: number;
}

export const BEGIN: Course = {
  step: 'clear',
  since: 0,
  patience: PATIENCE,
  isTry: false,
  isBad: false,
  poor: 0,
};
/** The `poor` at which the other ways to talk are named. */
export const POOR = 4;

/** Whether a line is too weak for a step. */
const isBad = (step: Step, { room, lost, roundTrip }: Measured): boolean =>
  lost > LOSS || roundTrip > SLOW || (room !== null && room < NEEDS[step]);

/**
 * The next step after a measurement: down at once, to what the line still holds; up one step at a time, as a try that lasts when the line holds. While
 * nothing is sent no browser knows what would go through, so it has to be tried.
 */
export function next(course: Course, measured: Measured): Course {
  const { step, since, patience, isTry } = course;
  const at = STEPS.indexOf(step);
  const isCalm = measured.lost <= LOSS && measured.roundTrip <= SLOW;
  const before = { ...course, poor: step === 'sound' && !isCalm ? course.poor + 1 : 0 };
  if (step !== 'sound' && isBad(step, measured)) {
    if (!before.isBad) return { ...before, since: since + 1, isBad: true };
    const holds = STEPS.findIndex((one, index) => index > at && !isBad(one, measured));
    const later = isTry ? Math.min(patience * 2, MOST_PATIENCE) : PATIENCE;
    return {
      ...before,
      step: STEPS[holds] ?? 'sound',
      since: 0,
      patience: later,
      isTry: false,
      isBad: false,
    };
  }
  if (isTry && since >= TRY) return { ...before, patience: PATIENCE, isTry: false, isBad: false };
  if (!isCalm) return { ...before, since: 0, isBad: false };
  if (at > 0 && !isTry && since >= patience)
    return { ...before, step: STEPS[at - 1]!, since: 0, isTry: true, isBad: false };
  return { ...before, since: since + 1, isBad: false };
}
