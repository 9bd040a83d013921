import { setTimeout as pause } from 'node:timers/promises';
import { Agent, request } from 'node:http';

// Sends the posts that it reads as lines of JSON, so many a second: `flooder.ts PORT PER_SECOND`. A post of an honest server (`isGood`)
// comes again after the seconds it is asked to wait, as servers do. Prints the count of each status when the flood is over, and again when
// the repeated posts are taken.
interface Post {
  path: string;
  body: string;
  headers: Record<string, string>;
  isGood?: boolean;
}

const [port = '', perSecond = '500'] = process.argv.slice(2);
const chunks: Buffer[] = [];
for await (const piece of process.stdin) chunks.push(piece as Buffer);
const posts = Buffer.concat(chunks)
  .toString()
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Post);
const agent = new Agent({ keepAlive: true, maxSockets: 128 });
const answers: Record<string, number> = {};
const count = (name: string): number => (answers[name] = (answers[name] ?? 0) + 1);
const MOST_TRIES = 5;

/** Resolves with the seconds after which the post has to come again; null if it need not. */
const send = ({ path, body, headers, isGood }: Post): Promise<number | null> =>
  new Promise((done) => {
    request({ agent, port, host: '127.0.0.1', method: 'POST', path, headers }, (answer) => {
      const status = answer.statusCode ?? 0;
      count(`${status}${isGood ? ' good' : ''}`);
      const isLater = status === 429 || status >= 500;
      const wait = isGood && isLater ? Number(answer.headers['retry-after'] ?? 30) : null;
      answer.resume().on('end', () => done(wait));
    })
      .on('error', () => {
        count('error');
        done(isGood ? 30 : null);
      })
      .end(body);
  });

const began = performance.now();
const seconds = (): number => (performance.now() - began) / 1000;
const first: Promise<{ post: Post; wait: number | null }>[] = [];
for (const [n, post] of posts.entries()) {
  const early = began + (n * 1000) / Number(perSecond) - performance.now();
  if (early > 1) await pause(early);
  first.push(send(post).then((wait) => ({ post, wait })));
}
const sent = await Promise.all(first);
console.log(JSON.stringify({ answers, seconds: seconds() }));
await Promise.all(
  sent.map(async ({ post, wait }) => {
    for (let left = wait, tries = 1; left !== null && tries < MOST_TRIES; tries++) {
      await pause(left * 1000);
      left = await send(post);
    }
  }),
);
console.log(JSON.stringify({ answers, seconds: seconds() }));
agent.destroy();
