import { processReceived } from '../../../src/federation/in/process.ts';
import { tick } from '../../../src/jobs/timetable.ts';
import type { Ctx } from '../../../src/rooms/ctx.ts';
import type { Row } from '../row.ts';
import { actorOf } from './invented.ts';
import { most, nearOutbound, noteOf, post, postOfTopic, signal, us } from './servers.ts';

const ANSWERS = 200;
const HOSTS = ['a1.example', 'a2.example', 'a3.example'];

/** An installation with its own database and host, and a connected programme of it. */
export interface Installation {
  ctx: Ctx;
  origin: string;
  programme: number;
}

/**
 * 200 answers of three servers that answer one another come to three installations, twice and in another order each time. Each must stand
 * under the post that it answers, and the tree must be the same in all three. No installation follows another, so each has a topic of its
 * own.
 */
export async function thread(installations: readonly Installation[]): Promise<Row[]> {
  const trees = [];
  for (const [turn, installation] of installations.entries()) trees.push(await treeAt(installation, turn));
  const wrong = trees.map(
    (tree) =>
      ANSWERS -
      [...tree].filter(([object, { answered, depth }]) => {
        const n = Number(object.split('/').at(-1));
        // Comments deeper than five stand beside the comment they answer.
        return depth >= 5 || answered === (n === 0 ? null : at(parentOf(n)));
      }).length,
  );
  const first = JSON.stringify([...trees[0]!]);
  const others = trees.filter((tree) => JSON.stringify([...tree]) !== first).length;
  const said = `${trees.map(({ size }) => size).join(', ')} comments in three installations, from three servers`;
  return [
    most(
      `answers of ${ANSWERS}, shuffled and twice, lost or misplaced`,
      Math.max(...wrong),
      'answers',
      0,
      said,
    ),
    most('of three installations whose tree is another', others, 'trees', 0, said),
  ];
}

async function treeAt({ ctx, origin, programme }: Installation, turn: number): Promise<Tree> {
  const outbound = nearOutbound;
  const root = `${us(programme, origin)}/posts/${await postOfTopic(ctx, programme)}`;
  const step = [73, 37, 149][turn % 3]!;
  const all = Array.from({ length: ANSWERS }, (_, n) => (n * step + turn) % ANSWERS);
  for (const [index, n] of [...all, ...all.toReversed()].entries()) {
    const note = noteOf(hostOf(n), n, n === 0 ? root : at(parentOf(n)));
    await post(ctx, programme, hostOf(n), note, origin);
    if (index % 50 === 0) await processReceived({ ctx, outbound }, signal);
  }
  await processReceived({ ctx, outbound }, signal);
  // Once a moderator trusts their writers, all appear.
  for (let turns = 0; turns < 60 && (await isWaiting(ctx)); turns++) {
    await ctx.db.updateTable('commenter').set({ trusted_at: ctx.clock.now() }).execute();
    await ctx.db.updateTable('comment').set({ state: 'shown', listed: true }).execute();
    await tick(ctx);
  }
  return treeOf(ctx, programme);
}

/** Whether any answer still waits for the post that it answers, or for a moderator. */
async function isWaiting({ db }: Ctx): Promise<boolean> {
  const waiting = await db
    .selectFrom('network_reply')
    .select('id')
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  const held = await db.selectFrom('comment').select('id').where('state', '=', 'held').executeTakeFirst();
  return waiting !== undefined || held !== undefined;
}

const hostOf = (n: number): string => HOSTS[n % 3]!;
const at = (n: number): string => `${actorOf(hostOf(n))}/${n}`;
const parentOf = (n: number): number => Math.floor((n - 1) / 3);

type Tree = Map<string, { answered: string | null; depth: number }>;

/** Each answer with the one it stands beneath, and its depth. */
async function treeOf(ctx: Ctx, programme: number): Promise<Tree> {
  const rows = await ctx.db
    .selectFrom('network_reply as r')
    .innerJoin('comment as c', (join) =>
      join.onRef('c.programme_id', '=', 'r.programme_id').onRef('c.id', '=', 'r.comment_id'),
    )
    .leftJoin('network_reply as p', (join) =>
      join.onRef('p.programme_id', '=', 'c.programme_id').onRef('p.comment_id', '=', 'c.parent_id'),
    )
    .select(['r.object', 'p.object as answered', 'c.depth'])
    .where('r.programme_id', '=', programme)
    .orderBy('r.object')
    .execute();
  return new Map(rows.map(({ object, answered, depth }) => [object, { answered, depth }]));
}
