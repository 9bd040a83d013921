import { setTimeout as pause } from 'node:timers/promises';
import { Agent, get } from 'node:http';

// Visitors of a programme, twenty pages a second, each from a network of its own: `visitors.ts PORT PATH…`. When its input ends, prints the
// milliseconds of each as JSON.
const [port = '', ...paths] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const took: number[] = [];
let wrong = 0;
const over = new AbortController();
process.stdin.on('end', () => over.abort()).resume();

const one = (n: number): Promise<void> =>
  new Promise((done) => {
    const began = performance.now();
    // The query keeps each page out of the visitor cache.
    const path = `${paths[n % paths.length]}?n=${n}`;
    const headers = { 'x-forwarded-for': `198.51.${(n >> 8) % 256}.${n % 256}` };
    get({ agent, port, host: '127.0.0.1', path, headers }, (answer) => {
      if (answer.statusCode !== 200) wrong++;
      answer.resume().on('end', () => {
        took.push(performance.now() - began);
        done();
      });
    }).on('error', () => {
      wrong++;
      done();
    });
  });

const all: Promise<void>[] = [];
for (let n = 0; !over.signal.aborted; n++) {
  all.push(one(n));
  await pause(50);
}
await Promise.all(all);
console.log(JSON.stringify({ took, wrong }));
agent.destroy();
