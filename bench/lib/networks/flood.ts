import { generateKeyPairSync } from 'node:crypto';
import { processReceived } from '../../../src/federation/in/process.ts';
import type { Ctx } from '../../../src/rooms/ctx.ts';
import type { Row } from '../row.ts';
import { actorOf, most, noteOf, outbound, post, signal, us } from './servers.ts';

const SERVERS = 1000;
const FLOOD = 5000;
const GOOD = 200;

const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
  type: 'pkcs8',
  format: 'pem',
}) as string;

/** Forged posts from very many servers, among them those of one good one. */
export async function flood(ctx: Ctx, programme: number): Promise<Row[]> {
  const began = performance.now();
  let refused = 0;
  for (let n = 0; n < FLOOD; n++) {
    const host = `f${n % SERVERS}.example`;
    const follow = {
      id: `${actorOf(host)}#${n}`,
      type: 'Follow',
      actor: actorOf(host),
      object: us(programme),
    };
    if ((await post(ctx, programme, host, follow, other)) !== 'taken') refused++;
    if (n % (FLOOD / GOOD) === 0)
      await post(
        ctx,
        programme,
        'good.example',
        noteOf('good.example', n + 1000, `${us(programme)}/posts/1`),
      );
  }
  const taken = (performance.now() - began) / 1000;
  await processReceived({ ctx, outbound }, signal);
  const looked = (performance.now() - began) / 1000;
  const { followers } = await ctx.db
    .selectFrom('network_account')
    .select((eb) => eb.fn.count<number>('follows_at').as('followers'))
    .executeTakeFirstOrThrow();
  const { good } = await ctx.db
    .selectFrom('network_reply')
    .select((eb) => eb.fn.countAll<number>().as('good'))
    .where('object', 'like', '%good.example%')
    .executeTakeFirstOrThrow();
  const said = `${FLOOD} of ${SERVERS} servers with keys that are not theirs, signed here too; ${refused} were sent away for later`;
  return [
    most('a flood of forged posts: accepted', Number(followers), 'posts', 0, said),
    most('of the good server’s posts among them lost', GOOD - Number(good), 'posts', 0, said),
    most(
      'seconds to keep a second’s flood of 500',
      (taken / FLOOD) * 500,
      's',
      1,
      `all kept after ${taken.toFixed(1)} s, looked at after ${looked.toFixed(1)} s`,
    ),
  ];
}
