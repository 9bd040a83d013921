import { setTimeout as sleep } from 'node:timers/promises';
import { inWorker } from './matchInWorker.ts';
import type { WorkerAnswers, RunInput } from './matchInWorker.ts';

/** Milliseconds between two writes of the progress; each write also says whether the work is still wanted. */
const LOOK_MS = 400;

/**
 * Gives work to the worker and waits for the answer. Meanwhile `keep` stores the progress. When `keep` says that the work is no longer
 * wanted, the worker is stopped and the answer is null.
 */
export async function followWorker<K extends 'match' | 'sensitivity'>(
  kind: K,
  input: RunInput,
  signal: AbortSignal,
  keep: (share: number) => Promise<boolean>,
): Promise<WorkerAnswers[K] | null> {
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
