import { setTimeout as sleep } from 'node:timers/promises';
import { inWorker } from './matchInWorker.ts';
import type { Answers, RunInput } from './matchInWorker.ts';

/** Milliseconds between looks at whether the work is still wanted, and writes of its progress. */
const LOOK_MS = 400;

/**
 * Asks the worker and waits, writing down how far it is by `keep`; null as soon as that answers that the work is no longer
 * wanted.
 */
export async function followWorker<K extends 'match' | 'sensitivity'>(
  kind: K,
  input: RunInput,
  signal: AbortSignal,
  keep: (share: number) => Promise<boolean>,
): Promise<Answers[K] | null> {
  const unwanted = new AbortController();
  let share = 0;
  const work = inWorker(kind, input, {
    signal: AbortSignal.any([signal, unwanted.signal]),
    onProgress: (now) => {
      share = now;
    },
  });
  for (;;) {
    const answer = await Promise.race([work, sleep(LOOK_MS, null)]);
    if (answer) return answer;
    if (await keep(share)) continue;
    unwanted.abort();
    await work.catch(() => null);
    return null;
  }
}
