import { setTimeout as pause } from 'node:timers/promises';
import { performance } from 'node:perf_hooks';

/** Milliseconds over which it is looked how busy the process is, and after which one may go on even while it is. */
const LOOK_MS = 25;
const LONGEST_MS = 50;
/** From this share of busy time of the event loop on, other work comes first. */
const MOST_BUSY = 0.6;
/** So many go on in one look: the load of those that were just let go is not seen yet. */
const MOST_AT_ONCE = 8;

/** Tells the share of the last moment in which the event loop of this process worked, from 0 to 1, and the number of that moment. */
export function createBusyness(): () => { share: number; moment: number } {
  let last = performance.eventLoopUtilization();
  let at = performance.now();
  let told = { share: 0, moment: 0 };
  return () => {
    const now = performance.now();
    if (now - at < LOOK_MS) return told;
    const current = performance.eventLoopUtilization();
    told = { share: performance.eventLoopUtilization(current, last).utilization, moment: told.moment + 1 };
    last = current;
    at = now;
    return told;
  };
}

/**
 * Lets work that can wait go on one by one, while this process has time for it: pages that visitors wait for come first. However busy it is, twenty
 * a second go on.
 */
export function createPace(): () => Promise<void> {
  const busyness = createBusyness();
  let moment = -1;
  let count = 0;
  let row: Promise<void> = Promise.resolve();

  async function next(): Promise<void> {
    for (const began = performance.now(); ; await pause(LOOK_MS)) {
      const now = busyness();
      if (now.moment !== moment) count = 0;
      ({ moment } = now);
      if (now.share < MOST_BUSY && count < MOST_AT_ONCE) break;
      if (performance.now() - began >= LONGEST_MS) break;
    }
    count++;
  }

  return () => (row = row.then(next));
}
