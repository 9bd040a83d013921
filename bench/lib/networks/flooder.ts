import { Agent, request } from 'node:http';
import { pause } from '../post.ts';

// Sends what it reads, so many a second: `flooder.ts PORT PER_SECOND`, with posts as lines of JSON. Prints how many were answered with what.
const [port = '', perSecond = '500'] = process.argv.slice(2);
const chunks: Buffer[] = [];
for await (const piece of process.stdin) chunks.push(piece as Buffer);
const posts = Buffer.concat(chunks)
  .toString()
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as { path: string; body: string; headers: Record<string, string> });
const agent = new Agent({ keepAlive: true, maxSockets: 128 });
const answers: Record<string, number> = {};
const count = (name: string): number => (answers[name] = (answers[name] ?? 0) + 1);

const send = ({ path, body, headers }: (typeof posts)[number]): Promise<void> =>
  new Promise((done) => {
    request({ agent, port, host: '127.0.0.1', method: 'POST', path, headers }, (answer) => {
      count(String(answer.statusCode));
      answer.resume().on('end', done);
    })
      .on('error', () => {
        count('error');
        done();
      })
      .end(body);
  });

const began = performance.now();
const all: Promise<void>[] = [];
for (const [n, one] of posts.entries()) {
  const early = began + (n * 1000) / Number(perSecond) - performance.now();
  if (early > 1) await pause(early);
  all.push(send(one));
}
await Promise.all(all);
console.log(JSON.stringify({ answers, seconds: (performance.now() - began) / 1000 }));
agent.destroy();
