// The test loads this into a served process (`--import`). It reports over a socket the peak memory of the process and the longest time for
// which one thing blocked the event loop.
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { isMainThread } from 'node:worker_threads';

const path = process.env['PROBE'];

let before = 0;
let longest = 0;
/** Milliseconds of processor time of this thread. Unlike clock time, they do not grow while the machine does other things. */
function watch() {
  const { user, system } = process.threadCpuUsage();
  const now = (user + system) / 1000;
  longest = Math.max(longest, now - before);
  before = now;
}

const answers = {
  // Give unused memory back first, then reset the peak.
  begin: async () => {
    globalThis.gc?.();
    await pause(30);
    writeFileSync('/proc/self/clear_refs', '5');
    longest = 0;
    return { rss: memory('VmRSS') };
  },
  end: async () => {
    await pause(30);
    return { peak: memory('VmHWM'), busyMs: longest };
  },
};

/** The peak memory in bytes. */
function memory(name) {
  const line = new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(readFileSync('/proc/self/status', 'utf8'));
  return Number(line?.[1]) * 1024;
}

if (isMainThread && path) {
  // Timers get their turn between two things that the event loop does.
  setInterval(watch, 1).unref();
  createServer((socket) => {
    socket.once('data', async (word) => socket.end(JSON.stringify(await answers[word.toString()]())));
  })
    .listen(path)
    .unref();
}
