import { processReceived } from '../../../src/federation/in/process.ts';
import { tick } from '../../../src/jobs/timetable.ts';
import type { Ctx } from '../../../src/rooms/ctx.ts';
import type { Row } from '../row.ts';
import { actorOf } from './invented.ts';
import { most, nearOutbound, noteOf, post, postOfTopic, signal, us } from './servers.ts';

const ANSWERS = 200;
const HOSTS = ['a1.example', 'a2.example', 'a3.example'];

/**
 * 200 answers of three servers that answer one another come to three programmes, in another order and twice to each: each stands under what it
 * answers, and the tree is the same in all three.
 */
export async function thread(ctx: Ctx, programmes: readonly number[]): Promise<Row[]> {
  const outbound = nearOutbound;
  for (const [turn, programme] of programmes.entries()) {
    const root = `${us(programme)}/posts/${await postOfTopic(ctx, programme)}`;
    const step = [73, 37, 149][turn % 3]!;
    const all = Array.from({ length: ANSWERS }, (_, n) => (n * step + turn) % ANSWERS);
    for (const [index, n] of [...all, ...all.toReversed()].entries()) {
      await post(ctx, programme, hostOf(n), noteOf(hostOf(n), n, n === 0 ? root : at(parentOf(n))));
      if (index % 50 === 0) await processReceived({ ctx, outbound }, signal);
    }
  }
  await processReceived({ ctx, outbound }, signal);
  // Once a moderator knows them, all appear.
  for (let turn = 0; turn < 60 && (await isWaiting(ctx)); turn++) {
    await ctx.db.updateTable('commenter').set({ trusted_at: ctx.clock.now() }).execute();
    await ctx.db.updateTable('comment').set({ state: 'shown', listed: true }).execute();
    await tick(ctx);
  }
  const trees = [];
  for (const programme of programmes) trees.push(await treeOf(ctx, programme));
  const wrong = trees.map(
    (tree) =>
      ANSWERS -
      [...tree].filter(([object, { answered, depth }]) => {
        const n = Number(object.split('/').at(-1));
        // Deeper than five they stand beside what they answer.
        return depth >= 5 || answered === (n === 0 ? null : at(parentOf(n)));
      }).length,
  );
  const first = JSON.stringify([...trees[0]!]);
  const others = trees.filter((tree) => JSON.stringify([...tree]) !== first).length;
  const said = `${trees.map(({ size }) => size).join(', ')} comments in three programmes, from three servers`;
  return [
    most(
      `answers of ${ANSWERS}, shuffled and twice, lost or misplaced`,
      Math.max(...wrong),
      'answers',
      0,
      said,
    ),
    most('of three programmes whose tree is another', others, 'trees', 0, said),
  ];
}

/** Whether anything waits for what it answers, or for a moderator. */
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

/** Which answers stand beneath which, and how deep. */
async function treeOf(
  ctx: Ctx,
  programme: number,
): Promise<Map<string, { answered: string | null; depth: number }>> {
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
