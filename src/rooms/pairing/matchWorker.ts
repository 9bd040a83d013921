import { parentPort, workerData } from 'node:worker_threads';
import { match } from '#matching';
import type { MatchResult } from '#matching';
import type { RunInput } from './matchInWorker.ts';

// A thread of its own: matching keeps a core busy for seconds, and pages must not wait for it.
const { candidates, policy, seed, locked } = workerData as RunInput;
const result = match(candidates, policy, {
  seed,
  locked,
  onProgress: (done, total) => tell({ progress: done / total }),
});
tell({ result });

function tell(message: { progress: number } | { result: MatchResult }): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port, not a window's
  parentPort?.postMessage(message);
}
