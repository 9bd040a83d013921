/** How much a window sends, from most to least: a picture, a small one, sound alone. */
export const STEPS = ['clear', 'low', 'sound'] as const;
export type Step = (typeof STEPS)[number];

/** The last measurement of the line. */
export interface Measured {
  /** Bits a second that would go through, as the browser estimates; null when it does not say. */
  room: number | null;
  /** Share of what was sent that did not arrive, 0 to 1. */
  lost: number;
  /** Seconds for the way there and back. */
  roundTrip: number;
}

/** Bits a second that each step needs, with some to spare for sound. */
const NEEDS: Record<Step, number> = { clear: 260_000, low: 110_000, sound: 0 };
const LOSS = 0.12;
const SLOW = 1.2;
/** Measurements in a row before a better step is tried; their number doubles after each failed try. */
const PATIENCE = 3;
const MOST_PATIENCE = 15;
/** Measurements that a try lasts. */
const TRY = 3;

export interface Course {
  step: Step;
  /** Measurements since the step began, or since the line was last bad. */
  since: number;
  /** How many measurements pass before the next try. */
  patience: number;
  /** Whether this step is a try. */
  isTry: boolean;
  /** Whether the last measurement was too bad for the step: a single one changes nothing. */
  isBad: boolean;
  /** How many measurements in a row were too bad even for sound. */
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
/** The value of `poor` at which the other ways to talk are named. */
export const POOR = 4;

/** Whether a line is too weak for a step. */
const isBad = (step: Step, { room, lost, roundTrip }: Measured): boolean =>
  lost > LOSS || roundTrip > SLOW || (room !== null && room < NEEDS[step]);

/**
 * The next step after a measurement. It goes down at once, to what the line still holds, and up one step at a time, as a try that stays
 * when the line holds. A better step must be tried, since no browser can tell what would go through while nothing is sent.
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
