import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { processReceived } from '../../../src/federation/in/process.ts';
import { createPace } from '../../../src/lib/pace.ts';
import type { Ctx } from '../../../src/rooms/ctx.ts';
import type { Row } from '../row.ts';
import { actorOf } from './invented.ts';
import { at99 } from './processes.ts';
import type { Visited } from './processes.ts';
import { most, noteOf, otherKey, postOfTopic, realOutbound, signal, signedPost, us } from './servers.ts';

const SERVERS = 1000;
const A_SECOND = 500;
const GOOD = 200;
const EVERY = 25;

/**
 * 500 posts a second for ten seconds, forged in the name of a thousand servers, with genuine ones of a good server among them. Another
 * process sends them over HTTP, signed beforehand. Meanwhile visitors read, and the serving process looks at the posts, as in an
 * installation of one process.
 */
export async function flood(
  ctx: Ctx,
  programme: number,
  at: { port: number; sink: number; flooder: string; visit: () => () => Promise<Visited> },
): Promise<Row[]> {
  const lines = await linesOf(ctx, programme, at.sink);
  const text = lines.map((line) => JSON.stringify(line)).join('\n');
  const calm = at.visit();
  await new Promise((done) => setTimeout(done, 10_000));
  const before = await calm();

  const during = at.visit();
  const child = spawn(process.execPath, [at.flooder, String(at.port), String(A_SECOND)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(text);
  const said = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const tools = { ctx, outbound: realOutbound(), pace: createPace() };
  const isOver = new AbortController();
  const looking = (async () => {
    while (!isOver.signal.aborted) {
      await processReceived(tools, signal);
      await new Promise((done) => setTimeout(done, 200));
    }
  })();
  const began = performance.now();
  const first = JSON.parse((await said.next()).value ?? '') as Sent;
  const visited = [await during()];
  // After the flood the rest of the posts is still looked at, and posts of the good server that had to wait come again.
  const after = at.visit();
  const last = JSON.parse((await said.next()).value ?? '') as Sent;
  isOver.abort();
  await looking;
  await processReceived(tools, signal);
  const looked = (performance.now() - began) / 1000;
  visited.push(await after());

  const { followers } = await ctx.db
    .selectFrom('network_account')
    .select((eb) => eb.fn.count<number>('follows_at').as('followers'))
    .executeTakeFirstOrThrow();
  const { good } = await ctx.db
    .selectFrom('network_reply')
    .select((eb) => eb.fn.countAll<number>().as('good'))
    .where('object', 'like', '%good.example%')
    .executeTakeFirstOrThrow();
  const how = `${lines.length} posts of ${SERVERS} servers in ${first.seconds.toFixed(1)} s, answered ${JSON.stringify(last.answers)}, all looked at after ${looked.toFixed(1)} s`;
  const pages = visited.map(({ took }) => took.length).join(' and ');
  return [
    most('a flood of 500 forged posts a second: accepted', Number(followers), 'posts', 0, how),
    most('of the good server’s posts among them lost', GOOD - Number(good), 'posts', 0, how),
    most(
      'pages during the flood, and while it is looked at, 99 of 100 within',
      Math.max(...visited.filter(({ took }) => took.length > 20).map(at99)),
      'ms',
      300,
      `${pages} pages; ${at99(before).toFixed(0)} ms before it; ${how}`,
    ),
    most(
      'pages during the flood not drawn',
      visited.reduce((sum, { wrong }) => sum + wrong, 0),
      'pages',
      0,
      how,
    ),
  ];
}

interface Sent {
  answers: Record<string, number>;
  seconds: number;
}

async function linesOf(ctx: Ctx, programme: number, sink: number): Promise<object[]> {
  const now = ctx.clock.now();
  const root = `${us(programme)}/posts/${await postOfTopic(ctx, programme)}`;
  const lines: object[] = [];
  for (let n = 0; n < GOOD * EVERY; n++) {
    const host = `f${n % SERVERS}.example:${sink}`;
    const follow = {
      id: `${actorOf(host)}#${n}`,
      type: 'Follow',
      actor: actorOf(host),
      object: us(programme),
    };
    lines.push(from(n % SERVERS, await signedPost(programme, host, follow, { pem: otherKey, now })));
    if (n % EVERY > 0) continue;
    const good = `good.example:${sink}`;
    const answer = await signedPost(programme, good, noteOf(good, n, root), { now });
    lines.push({ ...from(2000, answer), isGood: true });
  }
  return lines;
}

const from = (n: number, post: Awaited<ReturnType<typeof signedPost>>) => ({
  ...post,
  headers: { ...post.headers, 'x-forwarded-for': `203.0.${(n >> 8) % 256}.${n % 256}` },
});
