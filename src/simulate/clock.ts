import type { Clock } from '../rooms/ctx.ts';

export interface MovableClock extends Clock {
  /** Never backwards. */
  moveTo(at: Date): void;
}

export function movableClock(start: Date): MovableClock {
  let at = start;
  return {
    now: () => at,
    moveTo: (next) => {
      if (next > at) at = next;
    },
  };
}
