import { parentPort } from 'node:worker_threads';
import { match, recheck, sensitivity } from '#matching';
import type { WorkerAnswers, Message, Question } from './matchInWorker.ts';

// Matching has a thread of its own: it keeps a core busy for seconds, and pages must not wait for it. The thread answers one question after
// the other.
parentPort?.on('message', (question: Question) => {
  try {
    post({ answer: answer(question) });
  } catch (error) {
    post({ failed: error });
  }
});

function answer({ kind, input, stop }: Question): WorkerAnswers[keyof WorkerAnswers] {
  const { candidates, policy, seed, locked } = input;
  if (kind === 'recheck') return recheck(candidates, policy, input, { locked });
  const options = {
    seed,
    locked,
    shouldStop: () => Atomics.load(stop, 0) !== 0,
    onProgress: (done: number, total: number) => post({ progress: done / total }),
  };
  switch (kind) {
    case 'match':
      return match(candidates, policy, { ...options, insight: true });
    case 'pairs':
      return match(candidates, policy, options);
    case 'sensitivity':
      return sensitivity(candidates, policy, options);
  }
}

function post(message: Message): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port, not a window's
  parentPort?.postMessage(message);
}
