import { inTransaction } from '../ctx.ts';
import type { Actor, Ctx } from '../ctx.ts';
import { record } from '../log/index.ts';
import { homeOf, lockHome } from './homes.ts';
import { isOvertaken, versionOf } from '../../lib/text/version.ts';
import type { Home } from './homes.ts';
import { serverName } from './people/names.ts';

/** Servers on which hashtags are looked for. */
const MOST_SERVERS = 10;

const choicesOf = ({ newsFrom, chatsFrom, chatServers }: Home) => [
  newsFrom !== null,
  chatsFrom !== null,
  chatServers,
];

/** The versions of the parts of a connection that can be changed: its hashtags, the kinds of things sent, and whether new servers wait. */
export const homeVersions = (home: Home) => ({
  hashtags: versionOf(home.hashtags),
  choices: versionOf(choicesOf(home)),
  holds: versionOf(home.holdsNew),
});

/**
 * Says whether news and live chats go to other servers besides topics. Says also on which servers the hashtag of a live chat is looked for,
 * among those that the operator names. News and chats that were public before do not go; what went stays there. `base` comes from
 * `homeVersions`: with it, nothing overwrites changes that somebody else saved meanwhile.
 */
export async function chooseWhatGoes(
  ctx: Ctx,
  input: {
    programme: number;
    actor: Actor;
    news: boolean;
    chats: boolean;
    servers: readonly string[];
    base?: string | undefined;
  },
): Promise<{ ok: true } | { ok: false; wrong: readonly string[]; isOvertaken?: true }> {
  const { programme, actor } = input;
  const servers = [...new Set(input.servers.map((typed) => serverName(typed) ?? ''))];
  const seen = await homeOf(ctx, programme);
  if (!seen) return { ok: true };
  const wrong = input.servers.filter((typed) => !seen.namedServers.includes(serverName(typed) ?? ''));
  if (wrong.length > 0 || servers.length > MOST_SERVERS)
    return { ok: false, wrong: wrong.length > 0 ? wrong : servers.slice(MOST_SERVERS) };
  return inTransaction(ctx, async (ctx) => {
    const home = await lockHome(ctx, programme);
    if (!home) return { ok: true };
    if (isOvertaken(input.base, choicesOf(home))) return { ok: false, wrong: [], isOvertaken: true };
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
