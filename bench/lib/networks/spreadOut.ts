import { deliverDue } from '../../../src/federation/out/deliver.ts';
import { tick } from '../../../src/jobs/timetable.ts';
import { createPace } from '../../../src/lib/pace.ts';
import type { Ctx } from '../../../src/rooms/ctx.ts';
import type { Row } from '../row.ts';
import { actorDocument, isDead } from './invented.ts';
import { at99 } from './processes.ts';
import type { Visited } from './processes.ts';
import { ORIGIN, most, realOutbound, topic } from './servers.ts';

/**
 * Sends a topic to all servers over HTTP. Measures the time until each living server has it, and how long visitors wait for their pages
 * meanwhile. Then deletes the topic, which has to reach each server that has it.
 */
export async function spreadOut(
  ctx: Ctx,
  programme: number,
  inboxes: number,
  at: { sink: number; visit: () => () => Promise<Visited> },
): Promise<Row[]> {
  const hosts = Array.from({ length: inboxes }, (_, n) => `s${n}.example:${at.sink}`);
  await follow(ctx, programme, hosts);
  const living = hosts.filter((host) => !isDead(host));
  await takenOf(at.sink, 'Create');
  await topic(ctx, programme, 'windows');
  const meanwhile = at.visit();
  const began = Date.now();
  const isOver = new AbortController();
  const tools = { ctx, outbound: realOutbound(), pace: createPace() };
  await tick(ctx);
  // Dead servers are tried again for days. The time until all living ones have the topic is what counts.
  const work = deliverDue(tools, ORIGIN, isOver.signal);
  const taken = await until(at.sink, living, 'Create', 900_000);
  const last = (Math.max(...living.map((host) => taken.get(host) ?? Infinity)) - began) / 1000;
  const visited = await meanwhile();
  isOver.abort();
  await work;
  const said = `${taken.size} of ${living.length} living; a dead one holds a connection for ten seconds`;

  await ctx.db
    .updateTable('topic')
    .set({ archived_at: ctx.clock.now() })
    .where('slug', '=', 'windows')
    .execute();
  await tick(ctx);
  const ending = new AbortController();
  const end = deliverDue(tools, ORIGIN, ending.signal);
  const gone = await until(at.sink, [...taken.keys()], 'Delete', 900_000);
  ending.abort();
  await end;
  return [
    most(`${inboxes} inboxes, three of ten dead: until the last living one has it`, last, 's', 600, said),
    most(
      'pages while a topic goes out, 99 of 100 within',
      at99(visited),
      'ms',
      300,
      `${visited.took.length} pages`,
    ),
    most('pages while a topic goes out not drawn', visited.wrong, 'pages', 0, `${visited.took.length} pages`),
    most('servers that had it and were not asked to delete it', taken.size - gone.size, 'servers', 0, said),
  ];
}

async function follow(ctx: Ctx, programme: number, hosts: readonly string[]): Promise<void> {
  const now = ctx.clock.now();
  for (const host of hosts) {
    const { id: actor, inbox } = actorDocument(host, '');
    await ctx.db
      .insertInto('network_account')
      .values({
        programme_id: programme,
        actor,
        host,
        handle: host,
        name: host,
        inbox,
        key_id: '',
        key_pem: '',
        fetched_at: now,
        follows_at: now,
      })
      .execute();
  }
}

/** The times at which servers took something of a kind since the last question, in milliseconds since 1970. */
async function takenOf(sink: number, kind: string): Promise<Map<string, number>> {
  const said = (await (await fetch(`http://127.0.0.1:${sink}/taken`)).json()) as Record<string, number>;
  return new Map(
    Object.entries(said).flatMap(([name, at]) => {
      const [own, host = ''] = name.split(' ');
      return own === kind ? [[host, at] as const] : [];
    }),
  );
}

async function until(
  sink: number,
  hosts: readonly string[],
  kind: string,
  ms: number,
): Promise<Map<string, number>> {
  const all = new Map<string, number>();
  const end = Date.now() + ms;
  while (Date.now() < end && hosts.some((host) => !all.has(host))) {
    for (const [host, at] of await takenOf(sink, kind)) all.set(host, at);
    await new Promise((done) => setTimeout(done, 500));
  }
  return all;
}
