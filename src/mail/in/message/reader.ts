import { parentPort } from 'node:worker_threads';
import type { Answer, Question } from './aside.ts';
import { readMessage } from './readMessage.ts';

// Runs in a thread of its own: a hostile or large mail keeps it busy for half a second, and pages must not wait for that.
parentPort?.on('message', ({ raw }: Question) => {
  void readMessage(Buffer.from(raw.buffer)).then(
    (read) => sendBack({ read }, read.ok ? read.message.attachments.map(({ bytes }) => bytes.buffer) : []),
    (failed: unknown) => sendBack({ failed }, []),
  );
});

function sendBack(answer: Answer, given: ArrayBufferLike[]): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port, not a window's
  parentPort?.postMessage(answer, [...new Set(given)] as ArrayBuffer[]);
}
