import { processReceived } from '../../../src/federation/in/process.ts';
import { tick } from '../../../src/jobs/timetable.ts';
import type { Ctx } from '../../../src/rooms/ctx.ts';
import type { Row } from '../row.ts';
import { actorOf, most, noteOf, outbound, post, signal, us } from './servers.ts';

/** 200 answers of three servers that answer one another, shuffled and twice: each under what it answers. */
export async function thread(ctx: Ctx, programme: number): Promise<Row[]> {
  const hosts = ['a1.example', 'a2.example', 'a3.example'];
  const at = (number: number): string => `${actorOf(hosts[number % 3]!)}/${number}`;
  const parentOf = (number: number): string =>
    number === 0 ? `${us(programme)}/posts/1` : at(Math.floor((number - 1) / 3));
  const all = Array.from({ length: 200 }, (_, n) => n).toSorted(
    (a, b) => ((a * 73) % 200) - ((b * 73) % 200),
  );
  for (const n of [...all, ...all.toReversed()]) {
    await post(ctx, programme, hosts[n % 3]!, noteOf(hosts[n % 3]!, n, parentOf(n)));
    if (n % 50 === 0) await processReceived({ ctx, outbound }, signal);
  }
  await processReceived({ ctx, outbound }, signal);
  // Once a moderator knows them, all appear.
  for (let turn = 0; turn < 12; turn++) {
    await ctx.db.updateTable('commenter').set({ trusted_at: ctx.clock.now() }).execute();
    await ctx.db.updateTable('comment').set({ state: 'shown', listed: true }).execute();
    await tick(ctx);
  }
  const rows = await ctx.db
    .selectFrom('network_reply as r')
    .innerJoin('comment as c', 'c.id', 'r.comment_id')
    .leftJoin('network_reply as p', (join) => join.onRef('p.comment_id', '=', 'c.parent_id'))
    .select(['r.parent', 'p.object', 'c.depth'])
    .execute();
  // Deeper than five they stand beside what they answer.
  const wrong = rows.filter(
    ({ parent, object, depth }) => depth < 5 && (object ?? `${us(programme)}/posts/1`) !== parent,
  );
  return [
    most(
      'answers of 200 shuffled and twice that are lost or misplaced',
      200 - rows.length + wrong.length,
      'answers',
      0,
      `${rows.length} comments`,
    ),
  ];
}
