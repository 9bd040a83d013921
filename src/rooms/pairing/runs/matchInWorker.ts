import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Candidate, MatchResult, Policy, sensitivity } from '#matching';
import { keptThread } from '../../../lib/keptThread.ts';

/** The input of a run: the same input gives the same result. */
export interface RunInput {
  candidates: Candidate[];
  policy: Policy;
  seed: number;
  /** Groups made by hand, as persons. */
  locked: number[][];
}

/**
 * The questions the worker answers: a match, only its pairs, the cost of each rule, and whether a kept proof still proves a run's result.
 */
export interface Questions {
  match: RunInput;
  pairs: RunInput;
  sensitivity: RunInput;
  recheck: RunInput & Pick<MatchResult, 'groups' | 'proof' | 'trioProof'>;
}

export interface WorkerAnswers {
  match: MatchResult;
  pairs: MatchResult;
  sensitivity: ReturnType<typeof sensitivity>;
  recheck: boolean;
}

/** `stop` is shared memory: the worker stops soon after its first number changes from 0. */
export type Question = {
  [K in keyof Questions]: { kind: K; input: Questions[K]; stop: Int32Array };
}[keyof Questions];

export type Message =
  | { progress: number }
  | { answer: WorkerAnswers[keyof WorkerAnswers] }
  | { failed: unknown };

/** The worker's file: beside the bundle, or in the source. */
const entry =
  basename(import.meta.dirname) === 'chunks'
    ? new URL('../match-worker.js', import.meta.url)
    : new URL('./matchWorker.ts', import.meta.url);

/** How long a worker may take to stop before it is terminated, and how long an idle one is kept. */
const PATIENCE_MS = 1000;
const KEEP_MS = 30 * 60_000;

const kept = keptThread(() => new Worker(entry, { execArgv: [] }), KEEP_MS);

/**
 * Matches in a thread, which is kept for the next question. `onProgress` is given shares from 0 to 1. Rejects with an AbortError as soon as
 * `signal` aborts. Two matches at once use two threads, and one of these is kept. The next question replaces a thread that crashed.
 */
export function inWorker<K extends keyof Questions>(
  kind: K,
  input: Questions[K],
  options: { signal: AbortSignal; onProgress: (share: number) => void },
): Promise<WorkerAnswers[K]> {
  const { signal, onProgress } = options;
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const worker = kept.take();
    const stop = new Int32Array(new SharedArrayBuffer(4));
    let late: NodeJS.Timeout | undefined;
    const halt = (): void => {
      Atomics.store(stop, 0, 1);
      reject(new DOMException('The match was stopped.', 'AbortError'));
      late = setTimeout(() => void worker.terminate(), PATIENCE_MS);
    };
    const end = (): void => {
      clearTimeout(late);
      signal.removeEventListener('abort', halt);
      worker.off('message', hear).off('error', reject).off('exit', exit);
    };
    const hear = (message: Message): void => {
      if ('progress' in message) {
        onProgress(message.progress);
        return;
      }
      end();
      kept.keep(worker);
      if ('answer' in message) resolve(message.answer as WorkerAnswers[K]);
      else reject(message.failed as Error);
    };
    const exit = (code: number): void => {
      end();
      reject(new Error(`the match worker ended with code ${code} and no result`));
    };
    signal.addEventListener('abort', halt, { once: true });
    worker.on('message', hear).on('error', reject).on('exit', exit);
    const question = { kind, input, stop } as Question;
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port, not a window's
    worker.postMessage(question);
  });
}

/** Ends the worker that waits for work. A worker that is busy ends when its signal aborts. */
export const endWorker = (): Promise<void> => kept.end();
