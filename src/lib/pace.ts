import { setTimeout as pause } from 'node:timers/promises';
import { performance } from 'node:perf_hooks';

/** Milliseconds over which the load of the process is measured, and after which one piece of work goes on even under load. */
const LOOK_MS = 25;
const LONGEST_MS = 50;
/** When the event loop is busy for at least this share of the time, other work comes first. */
const MOST_BUSY = 0.6;
/** How many pieces of work go on in one measurement: it does not yet show the load of those that just went on. */
const MOST_AT_ONCE = 8;

/** Tells the share of the last moment in which the event loop of this process was busy, from 0 to 1, and the moment's number. */
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
 * Lets work that can wait go on piece by piece when this process has time: pages that visitors wait for come first. However busy the
 * process is, twenty pieces a second go on.
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
