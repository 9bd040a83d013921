import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from '../lib/refusal.ts';

/** A backup that is being made just now is waited for. */
const PATIENCE_MS = 30 * 60_000;

/**
 * Runs once nobody else makes or checks a backup: `run` answers null while somebody does. `waiting` is called at each look in vain. Throws a
 * Refusal when half an hour was not enough, or when `signal` says stop.
 */
export async function whenFree<T>(
  run: () => Promise<T | null>,
  { waiting, signal }: { waiting: () => void; signal?: AbortSignal | undefined },
): Promise<T> {
  for (const began = performance.now(); performance.now() - began < PATIENCE_MS; await sleep(1000)) {
    if (signal?.aborted) throw new Refusal('the backup was stopped before it began');
    const done = await run();
    if (done !== null) return done;
    waiting();
  }
  throw new Refusal('another backup has been in the making for half an hour');
}
