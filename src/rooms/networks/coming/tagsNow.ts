import type { Ctx } from '../../ctx.ts';
import { openTagged } from '../../chats/index.ts';
import type { Home } from '../homes.ts';
import { markOf } from '../people/accounts.ts';

/** The hashtags of live chats that are open now, where the programme names servers on which they are looked for. */
export async function tagsNow(ctx: Pick<Ctx, 'db'>, { programme, chatServers }: Home): Promise<string[]> {
  if (chatServers.length === 0) return [];
  return [...new Set((await openTagged(ctx, programme.id)).map(({ hashtag }) => hashtag))];
}

/** The servers on which somebody follows. */
export async function hostsOfFollowers(ctx: Pick<Ctx, 'db'>, programme: number): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('network_account')
    .select('host')
    .distinct()
    .where('programme_id', '=', programme)
    .where('follows_at', 'is not', null)
    .execute();
  return rows.map(({ host }) => host);
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
