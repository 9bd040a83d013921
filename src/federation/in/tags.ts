import { OutboundError } from '../../lib/network/outbound/outboundError.ts';
import { inTransaction } from '../../rooms/ctx.ts';
import {
  follows,
  hostsOfFollowers,
  isBlocked,
  isFirst,
  isHeardOf,
  openHomes,
  sayInChat,
  tagsNow,
} from '../../rooms/networks/index.ts';
import type { Home } from '../../rooms/networks/index.ts';
import { docOf, originOf, readList, textOf } from '../reading/json.ts';
import { findAccount } from './actors.ts';
import type { Tools } from './actors.ts';
import { fetchNote, replyOf } from './objects.ts';

/** Posts of one server and hashtag that are looked at in one turn. */
const MOST = 40;
/** A server that does not show its pages of hashtags to everybody is asked again after so long. */
const SHUT_MS = 600_000;
const shut = new WeakMap<Tools['ctx'], Map<string, number>>();

/**
 * Looks for the hashtag of each live chat that is open, on the servers that the programme names and on those of its followers, as their pages of it
 * list it (`GET /api/v1/timelines/tag/:hashtag`, the interface of Mastodon, which many programs have). Nothing of a list is believed: each post is
 * fetched at its own address.
 */
export async function lookForTags(tools: Tools, signal: AbortSignal): Promise<void> {
  for (const home of await openHomes(tools.ctx))
    for (const tag of await tagsNow(tools.ctx, home)) {
      const hosts = new Set([...home.chatServers, ...(await hostsOfFollowers(tools.ctx, home.programme.id))]);
      // A silent one holds nobody up.
      const lists = await Promise.all([...hosts].map((host) => listedAt(tools, { host, tag })));
      for (const address of new Set(lists.flat())) {
        if (signal.aborted) return;
        const origin = originOf(address);
        if (origin === null || !hosts.has(new URL(origin).host)) continue;
        if (!(await isHeardOf(tools.ctx, home.programme.id, address))) await takeOne(tools, home, address);
      }
    }
}

/** The addresses of the newest posts with a hashtag, as a server says; none when it says nothing. */
async function listedAt(
  { ctx, outbound }: Tools,
  { host, tag }: { host: string; tag: string },
): Promise<string[]> {
  const closed = shut.get(ctx) ?? new Map<string, number>();
  shut.set(ctx, closed);
  const now = ctx.clock.now().getTime();
  if (now - (closed.get(host) ?? -Infinity) < SHUT_MS) return [];
  try {
    const address = `https://${host}/api/v1/timelines/tag/${encodeURIComponent(tag)}?limit=${MOST}`;
    const answer = await outbound.fetch(address, { headers: { accept: 'application/json' } });
    if (answer.status !== 200) closed.set(host, now);
    const list = answer.status === 200 ? readList(await answer.text()) : [];
    return list.slice(0, MOST).map((one) => textOf(docOf(one)?.['uri']));
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error;
    closed.set(host, now);
    ctx.log.warn({ host, reason: error.reason }, 'the posts with a hashtag could not be asked for');
    return [];
  }
}

async function takeOne(tools: Tools, home: Home, address: string): Promise<void> {
  const { ctx } = tools;
  const programme = home.programme.id;
  const got = await fetchNote(tools, home, address);
  if (!got.ok && got.reason === 'later') return;
  const note = got.ok && got.note.isPublic && got.note.at !== null ? got.note : null;
  // Of servers that nobody names, followers alone are heard; strangers there are not even looked up.
  const isHeard =
    note && (home.chatServers.includes(new URL(note.by).host) || (await follows(ctx, programme, note.by)));
  const found = isHeard ? await findAccount(tools, home, note.by) : null;
  if (found && !found.ok && found.reason === 'later') return;
  const account = found?.ok ? found.account : null;
  const isWanted = account && !(await isBlocked(ctx, programme, account.host, account.handle));
  await inTransaction(ctx, async (ctx) => {
    if (!(await isFirst(ctx, programme, address)) || !note || !isWanted) return;
    await sayInChat(ctx, { home, account, note: replyOf(note, home) });
  });
}
