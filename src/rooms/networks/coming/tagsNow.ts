import { anyOf } from '../../../db/anyOf.ts';
import type { Ctx } from '../../ctx.ts';
import { openTagged } from '../../chats/index.ts';
import type { Home } from '../homes.ts';
import { markOf } from '../people/accounts.ts';

/** A hashtag is looked for on at most this many servers of followers. */
const MOST_HOSTS = 20;

/** The hashtags of live chats that are open now. */
export async function tagsNow(ctx: Pick<Ctx, 'db'>, { programme }: Home): Promise<string[]> {
  return [...new Set((await openTagged(ctx, programme.id)).map(({ hashtag }) => hashtag))];
}

/** The servers of followers, those with most followers first. */
export async function hostsOfFollowers(ctx: Pick<Ctx, 'db'>, programme: number): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('network_account')
    .select('host')
    .where('programme_id', '=', programme)
    .where('follows_at', 'is not', null)
    .groupBy('host')
    .orderBy((eb) => eb.fn.countAll(), 'desc')
    .orderBy('host')
    .limit(MOST_HOSTS)
    .execute();
  return rows.map(({ host }) => host);
}

/** Whether the person at this address follows. */
export async function follows(ctx: Pick<Ctx, 'db'>, programme: number, actor: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('network_account')
    .select('id')
    .where('programme_id', '=', programme)
    .where('actor', '=', actor)
    .where('follows_at', 'is not', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** The addresses that were not looked at lately and whose posts are not here. */
export async function notHeardOf(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  addresses: readonly string[],
): Promise<string[]> {
  const seen = await ctx.db
    .selectFrom('network_seen')
    .select('mark')
    .where('programme_id', '=', programme)
    .where('mark', '=', anyOf(addresses.map(markOf)))
    .execute();
  const here = await ctx.db
    .selectFrom('network_reply')
    .select('object')
    .where('programme_id', '=', programme)
    .where('object', '=', anyOf([...addresses]))
    .execute();
  const marks = new Set(seen.map(({ mark }) => mark.toString('hex')));
  const objects = new Set(here.map(({ object }) => object));
  return addresses.filter((one) => !objects.has(one) && !marks.has(markOf(one).toString('hex')));
}
