import { OutboundError } from '../../lib/network/outbound/outboundError.ts';
import { inTransaction } from '../../rooms/ctx.ts';
import {
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

/**
 * Looks for the hashtag of each live chat that is open on the servers that the programme names, as their pages of it list it (the interface of
 * Mastodon, which many programs have). Nothing of a list is believed: each post is fetched at its own address.
 */
export async function lookForTags(tools: Tools, signal: AbortSignal): Promise<void> {
  for (const home of await openHomes(tools.ctx))
    for (const tag of await tagsNow(tools.ctx, home))
      for (const host of home.chatServers) {
        if (signal.aborted) return;
        await lookAt(tools, home, { host, tag });
      }
}

async function lookAt(tools: Tools, home: Home, { host, tag }: { host: string; tag: string }): Promise<void> {
  const { ctx, outbound } = tools;
  const programme = home.programme.id;
  let list: readonly unknown[];
  try {
    const address = `https://${host}/api/v1/timelines/tag/${encodeURIComponent(tag)}?limit=${MOST}`;
    const answer = await outbound.fetch(address, { headers: { accept: 'application/json' } });
    list = answer.status === 200 ? readList(await answer.text()) : [];
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error;
    ctx.log.warn({ host, reason: error.reason }, 'the posts with a hashtag could not be asked for');
    return;
  }
  const wanted = new Set([...home.chatServers, ...(await hostsOfFollowers(ctx, programme))]);
  for (const address of list.slice(0, MOST).map((one) => textOf(docOf(one)?.['uri']))) {
    const origin = originOf(address);
    if (origin === null || !wanted.has(new URL(origin).host) || (await isHeardOf(ctx, programme, address)))
      continue;
    await takeOne(tools, home, address);
  }
}

async function takeOne(tools: Tools, home: Home, address: string): Promise<void> {
  const { ctx } = tools;
  const programme = home.programme.id;
  const got = await fetchNote(tools, home, address);
  if (!got.ok && got.reason === 'later') return;
  const note = got.ok && got.note.isPublic && got.note.at !== null ? got.note : null;
  const found = note && (await findAccount(tools, home, note.by));
  if (found && !found.ok && found.reason === 'later') return;
  const account = found?.ok ? found.account : null;
  const isWanted = account && !(await isBlocked(ctx, programme, account.host, account.handle));
  await inTransaction(ctx, async (ctx) => {
    if (!(await isFirst(ctx, programme, address)) || !note || !isWanted) return;
    await sayInChat(ctx, { home, account, note: replyOf(note, home) });
  });
}
