import { setTimeout as sleep } from 'node:timers/promises';
import { Refusal } from '../lib/refusal.ts';

/** The longest wait for a backup that is in progress. */
const PATIENCE_MS = 30 * 60_000;

/**
 * Runs once nobody else makes or checks a backup; until then `run` returns null. `waiting` is called after each try in vain. Throws a
 * Refusal after half an hour, or when `signal` aborts.
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
