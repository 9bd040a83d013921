import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import { keptThread } from '../../../lib/keptThread.ts';
import type { ReadMail } from './readMessage.ts';

export interface Question {
  raw: Uint8Array;
}
export type Answer = { read: ReadMail } | { failed: unknown };

/** The thread's file: next to the bundle, or in the source. */
const entry =
  basename(import.meta.dirname) === 'chunks'
    ? new URL('../read-mail.js', import.meta.url)
    : new URL('./reader.ts', import.meta.url);

/** Most memory of the thread. No mail we know of takes a tenth of this. */
const PATIENCE_MS = 10_000;
const MEMORY_MB = 256;
/** How long an idle thread is kept. */
const KEEP_MS = 60_000;

const kept = keptThread(
  () => new Worker(entry, { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } }),
  KEEP_MS,
);
let last: Promise<unknown> = Promise.resolve();

/**
 * Reads a raw mail as `readMessage` does, in a thread of its own, one mail after the other. A mail that takes too long or breaks the thread
 * is unreadable.
 */
export function readAside(raw: Buffer): Promise<ReadMail> {
  const mine = last.then(() => read(raw));
  last = mine.catch(() => {});
  return mine;
}

function read(raw: Buffer): Promise<ReadMail> {
  const worker = kept.take();
  return new Promise((resolve, reject) => {
    const late = setTimeout(broken, PATIENCE_MS);
    const end = (): void => {
      clearTimeout(late);
      worker.off('message', hear).off('error', broken).off('exit', broken);
    };
    function hear(answer: Answer): void {
      end();
      kept.keep(worker);
      if ('read' in answer) resolve(answer.read);
      else reject(answer.failed as Error);
    }
    function broken(): void {
      end();
      void worker.terminate();
      resolve({ ok: false, reason: 'unreadable' });
    }
    worker.on('message', hear).on('error', broken).on('exit', broken);
    // Copy the octets: a buffer from the database may share its memory with other rows.
    const question: Question = { raw: new Uint8Array(raw) };
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port, not a window's
    worker.postMessage(question, [question.raw.buffer as ArrayBuffer]);
  });
}
