import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Candidate, MatchResult, Policy } from '#matching';

/** All that a run's result follows from. */
export interface RunInput {
  candidates: Candidate[];
  policy: Policy;
  seed: number;
  /** Groups made by hand, as persons. */
  locked: number[][];
}

/** The worker's file: beside the bundle, or in the source. */
const entry =
  basename(import.meta.dirname) === 'chunks'
    ? new URL('../match-worker.js', import.meta.url)
    : new URL('./matchWorker.ts', import.meta.url);

/** Runs a match in a thread of its own. `onProgress` hears shares from 0 to 1. Rejects with an AbortError once `signal` says so. */
export function matchInWorker(
  input: RunInput,
  options: { signal: AbortSignal; onProgress: (share: number) => void },
): Promise<MatchResult> {
  const { signal, onProgress } = options;
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const worker = new Worker(entry, { workerData: input, execArgv: [] });
    const stop = (): void => {
      reject(new DOMException('The run was stopped.', 'AbortError'));
      void worker.terminate();
    };
    signal.addEventListener('abort', stop, { once: true });
    worker.on('message', (message: { progress?: number; result?: MatchResult }) => {
      if (message.progress !== undefined) onProgress(message.progress);
      if (message.result) resolve(message.result);
    });
    worker.on('error', reject);
    worker.on('exit', (code) => {
      signal.removeEventListener('abort', stop);
      reject(new Error(`the match worker ended with code ${code} and no result`));
    });
  });
}
