import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { processReceived } from '../../../src/federation/in/process.ts';
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
 * 500 forged posts a second for ten seconds, of a thousand servers, among them those of a good one, over HTTP, while visitors read and what came is
 * looked at in the same process.
 */
export async function flood(
  ctx: Ctx,
  programme: number,
  at: { port: number; sink: number; flooder: string; visit: () => () => Promise<Visited> },
): Promise<Row[]> {
  const now = ctx.clock.now();
  const root = `${us(programme)}/posts/${await postOfTopic(ctx, programme)}`;
  const lines: object[] = [];
  for (let n = 0; n < GOOD * EVERY; n++) {
    const host = `f${n % SERVERS}.example:${at.sink}`;
    const follow = {
      id: `${actorOf(host)}#${n}`,
      type: 'Follow',
      actor: actorOf(host),
      object: us(programme),
    };
    lines.push(from(n % SERVERS, signedPost(programme, host, follow, { pem: otherKey, now })));
    const good = `good.example:${at.sink}`;
    if (n % EVERY === 0) lines.push(from(2000, signedPost(programme, good, noteOf(good, n, root), { now })));
  }
  const calm = at.visit();
  await new Promise((done) => setTimeout(done, 10_000));
  const before = await calm();

  const meanwhile = at.visit();
  const child = spawn(process.execPath, [at.flooder, String(at.port), String(A_SECOND)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const isOver = new AbortController();
  child.once('close', () => isOver.abort());
  child.stdin.end(lines.map((line) => JSON.stringify(line)).join('\n'));
  const said = text(child.stdout);
  const outbound = realOutbound();
  const began = performance.now();
  while (!isOver.signal.aborted) {
    await processReceived({ ctx, outbound }, signal);
    await new Promise((done) => setTimeout(done, 200));
  }
  const { answers, seconds } = JSON.parse(await said) as { answers: Record<string, number>; seconds: number };
  await processReceived({ ctx, outbound }, signal);
  const looked = (performance.now() - began) / 1000;
  const visited = await meanwhile();
  const { followers } = await ctx.db
    .selectFrom('network_account')
    .select((eb) => eb.fn.count<number>('follows_at').as('followers'))
    .executeTakeFirstOrThrow();
  const { good } = await ctx.db
    .selectFrom('network_reply')
    .select((eb) => eb.fn.countAll<number>().as('good'))
    .where('object', 'like', '%good.example%')
    .executeTakeFirstOrThrow();
  const how = `${lines.length} posts of ${SERVERS} servers in ${seconds.toFixed(1)} s, answered ${JSON.stringify(answers)}, all looked at after ${looked.toFixed(1)} s`;
  const calmly = at99(before);
  return [
    most('a flood of 500 forged posts a second: accepted', Number(followers), 'posts', 0, how),
    most('of the good server’s posts among them lost', GOOD - Number(good), 'posts', 0, how),
    most(
      'pages meanwhile, 99 of 100 within',
      at99(visited),
      'ms',
      300,
      `${visited.took.length} pages; ${calmly.toFixed(0)} ms before it; ${how}`,
    ),
    most('of these pages not drawn', visited.wrong, 'pages', 0, how),
  ];
}

const from = (n: number, post: ReturnType<typeof signedPost>) => ({
  ...post,
  headers: { ...post.headers, 'x-forwarded-for': `203.0.${(n >> 8) % 256}.${n % 256}` },
});
