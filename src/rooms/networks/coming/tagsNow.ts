import type { Ctx } from '../../ctx.ts';
import { openTagged } from '../../chats/index.ts';
import type { Home } from '../homes.ts';
import { markOf } from '../people/accounts.ts';

/** Servers of followers that are asked for a hashtag. */
const MOST_HOSTS = 20;

/** The hashtags of live chats that are open now. */
export async function tagsNow(ctx: Pick<Ctx, 'db'>, { programme }: Home): Promise<string[]> {
  return [...new Set((await openTagged(ctx, programme.id)).map(({ hashtag }) => hashtag))];
}

/** The servers on which followers are, those with most of them first. */
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

/** Whether somebody follows, by their address. */
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

/** Whether something at an address was looked at lately, or is here. */
export async function isHeardOf(ctx: Pick<Ctx, 'db'>, programme: number, address: string): Promise<boolean> {
  const seen = await ctx.db
    .selectFrom('network_seen')
    .select('seen_at')
    .where('programme_id', '=', programme)
    .where('mark', '=', markOf(address))
    .executeTakeFirst();
  const here = await ctx.db
    .selectFrom('network_reply')
    .select('id')
    .where('programme_id', '=', programme)
    .where('object', '=', address)
    .executeTakeFirst();
  return seen !== undefined || here !== undefined;
}
