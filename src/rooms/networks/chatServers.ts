import type { Ctx } from '../ctx.ts';
import { readSetting, writeSetting } from '../settings/index.ts';
import { serverName } from './people/names.ts';

export const CHAT_SERVERS = 'chat-servers';
const MOST = 100;

/** The servers that the operator names. A programme may have the hashtags of its live chats looked for on them. */
export async function chatServersNamed(ctx: Pick<Ctx, 'db'>): Promise<string[]> {
  return serversIn(await readSetting(ctx, CHAT_SERVERS));
}

/** The same as the setting has them. */
export const serversIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

/**
 * Replaces the operator's list of servers; servers that are no longer on it are not looked at any more. `wrong`: entries that are no
 * servers, or beyond a hundred.
 */
export async function nameChatServers(
  ctx: Ctx,
  typed: readonly string[],
): Promise<{ ok: true } | { ok: false; wrong: readonly string[] }> {
  const wrong = typed.filter((one) => serverName(one) === null);
  const servers = [...new Set(typed.flatMap((one) => serverName(one) ?? []))];
  if (wrong.length > 0 || servers.length > MOST)
    return { ok: false, wrong: wrong.length > 0 ? wrong : servers.slice(MOST) };
  await writeSetting(ctx, CHAT_SERVERS, servers);
  return { ok: true };
}
