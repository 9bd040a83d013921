import { readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { readMessage } from '../../src/mail/in/message/index.ts';

// Reads the mail in the given file, and prints by how many megabytes the process grew at its peak.

/** Another thread looks at the memory each millisecond, since this one is busy reading. */
const most = new Int32Array(new SharedArrayBuffer(4));
const watcher = new Worker(
  `const { workerData: most } = require('node:worker_threads');
   setInterval(() => {
     const now = Math.round(process.memoryUsage.rss() / 1000);
     if (now > most[0]) most[0] = now;
   }, 1);`,
  { eval: true, workerData: most },
);
await new Promise((ready) => watcher.once('online', ready));

const raw = await readFile(process.argv[2] ?? '');
const before = process.memoryUsage.rss() / 1000;
most[0] = before;
await readMessage(raw);
const after = process.memoryUsage.rss() / 1000;
console.log((Math.max(after, most[0]) - before) / 1000);
await watcher.terminate();
