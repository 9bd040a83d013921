import { seeded } from '../../../sample/people/random.ts';
import { processReceived } from '../../federation/in/process.ts';
import { deliverDue } from '../../federation/out/deliver.ts';
import type { Ctx } from '../../rooms/ctx.ts';
import { approveComment } from '../../rooms/discussion/index.ts';
import { addressesOf, holdPost, switchOn } from '../../rooms/networks/index.ts';
import { countElsewhere } from './count.ts';
import type { ElsewhereCounts } from './count.ts';
import { goodDay, hostileDay } from './days.ts';
import { HOSTS } from './elsewhereScene.ts';
import type { Scene } from './elsewhereScene.ts';
import { makeServers, personAt } from './servers.ts';

const ORIGIN = 'https://mentoring.example.org';
const NAMES = ['ana', 'ben', 'cleo', 'dan', 'eve'];
/** The day on which the first posts are taken back, and the days on which a server does not answer. */
const TAKEN_BACK = 40;
const AWAY = [20, 21];

/** Followers, answers and a hostile server, day by day. */
export interface Elsewhere {
  day(day: number): Promise<void>;
  count(): Promise<ElsewhereCounts>;
}

/** Connects the programme with invented servers; `actor` moderates. */
export async function elsewhere(
  ctx: Ctx,
  { programme, director, seed }: { programme: number; director: number; seed: number },
): Promise<Elsewhere> {
  const random = seeded(seed + 122_949_823);
  const actor = { kind: 'person', id: director } as const;
  const on = await switchOn(ctx, { programme, actor, origin: ORIGIN });
  if (!on.ok) throw new Error(on.reason);
  const scene: Scene = {
    ctx,
    programme,
    random,
    servers: makeServers(ORIGIN),
    people: HOSTS.flatMap((host) => NAMES.map((name) => personAt(host, name))),
    ours: addressesOf(ORIGIN, programme).actor,
    said: [],
    forged: new Set(),
    takenBack: null,
    turn: 0,
  };
  const { outbound, away } = scene.servers;
  return {
    day: async (day) => {
      if (day === AWAY[0]) away.add(HOSTS[0]!);
      if (day === AWAY[1]) away.clear();
      const posts = await postsOf(scene);
      await goodDay(scene, posts);
      await hostileDay(scene, posts);
      if (day === TAKEN_BACK && posts[0]) {
        scene.takenBack = posts[0].address;
        await holdPost(ctx, { programme, topic: posts[0].topic, actor, held: true });
      }
      const { signal } = new AbortController();
      await processReceived({ ctx, outbound }, signal);
      await deliverDue({ ctx, outbound }, ORIGIN, signal);
      const held = await ctx.db
        .selectFrom('comment')
        .select('id')
        .where('programme_id', '=', programme)
        .where('channel', '=', 'elsewhere')
        .where('state', '=', 'held')
        .execute();
      for (const { id } of held)
        if (random.chance(0.8)) await approveComment(ctx, { programme, actor, comment: id });
    },
    count: () => countElsewhere(scene),
  };
}

async function postsOf({ ctx, programme, ours }: Scene): Promise<{ topic: number; address: string }[]> {
  const rows = await ctx.db
    .selectFrom('network_post')
    .select(['id', 'topic_id'])
    .where('programme_id', '=', programme)
    .where('gone_at', 'is', null)
    .orderBy('id')
    .execute();
  return rows.flatMap(({ id, topic_id: topic }) =>
    topic === null ? [] : [{ topic, address: `${ours}/posts/${id}` }],
  );
}
