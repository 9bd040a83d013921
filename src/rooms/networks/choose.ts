import { inTransaction } from '../ctx.ts';
import type { Actor, Ctx } from '../ctx.ts';
import { record } from '../log/index.ts';
import { homeOf } from './homes.ts';
import { serverName } from './people/names.ts';

/** Servers on which hashtags are looked for. */
const MOST_SERVERS = 10;

/**
 * Says whether news and live chats go to other servers besides topics, and the servers on which the hashtag of a live chat is looked for, of those
 * that the operator names. News and chats that were public before do not go; what went stays there.
 */
export async function chooseWhatGoes(
  ctx: Ctx,
  input: { programme: number; actor: Actor; news: boolean; chats: boolean; servers: readonly string[] },
): Promise<{ ok: true } | { ok: false; wrong: readonly string[] }> {
  const { programme, actor } = input;
  const servers = [...new Set(input.servers.map((typed) => serverName(typed) ?? ''))];
  const home = await homeOf(ctx, programme);
  if (!home) return { ok: true };
  const wrong = input.servers.filter((typed) => !home.namedServers.includes(serverName(typed) ?? ''));
  if (wrong.length > 0 || servers.length > MOST_SERVERS)
    return { ok: false, wrong: wrong.length > 0 ? wrong : servers.slice(MOST_SERVERS) };
  return inTransaction(ctx, async (ctx) => {
    const isSame =
      input.news === (home.newsFrom !== null) &&
      input.chats === (home.chatsFrom !== null) &&
      servers.join(' ') === home.chatServers.join(' ');
    if (isSame) return { ok: true };
    const now = ctx.clock.now();
    await ctx.db
      .updateTable('network_home')
      .set({
        news_from: input.news ? (home.newsFrom ?? now) : null,
        chats_from: input.chats ? (home.chatsFrom ?? now) : null,
        chat_servers: servers,
      })
      .where('programme_id', '=', programme)
      .execute();
    await record(ctx, { programme, actor, kind: 'networks-chosen', subject: ['programme', programme] });
    return { ok: true };
  });
}
