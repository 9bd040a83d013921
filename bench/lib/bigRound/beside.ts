import { monitorEventLoopDelay } from 'node:perf_hooks';

/** The cost of a step, and of the requests made during it. Times are in milliseconds except `seconds`. */
export interface Step {
  name: string;
  seconds: number;
  /** The most memory of the process, in MB. */
  mb: number;
  /** The longest time for which the event loop was blocked. */
  blockMs: number;
  /** The slowest request of each kind during the step, counted from the moment it was due. */
  slowest: Record<string, number>;
  /** How many requests were made during the step. */
  asked: number;
}

const EVERY_MS = 250;
const LOOK_MS = 20;

/** Does a step, and meanwhile repeats the requests that people wait for. */
export async function measured(
  name: string,
  act: () => Promise<unknown>,
  people: Record<string, () => Promise<unknown>>,
): Promise<Step> {
  const delay = monitorEventLoopDelay({ resolution: 10 });
  let mb = 0;
  const look = (): void => {
    mb = Math.max(mb, process.memoryUsage.rss() / 2 ** 20);
  };
  const timer = setInterval(look, LOOK_MS);
  delay.enable();
  const began = performance.now();
  const over = new AbortController();
  const waiting = Object.entries(people).map(async ([who, ask]) => {
    const took: number[] = [];
    for (let at = began; ; at += EVERY_MS) {
      await new Promise((done) => setTimeout(done, Math.max(0, at - performance.now())));
      await ask();
      took.push(performance.now() - at);
      if (over.signal.aborted) return [who, took] as const;
    }
  });
  await act();
  const seconds = (performance.now() - began) / 1000;
  over.abort();
  const took = await Promise.all(waiting);
  look();
  clearInterval(timer);
  delay.disable();
  return {
    name,
    seconds,
    mb,
    blockMs: delay.max / 1e6,
    slowest: Object.fromEntries(took.map(([who, all]) => [who, Math.max(...all)])),
    asked: took.reduce((sum, [, all]) => sum + all.length, 0),
  };
}
