import { OutboundError } from '../../lib/network/outbound/outboundError.ts';
import { inTransaction } from '../../rooms/ctx.ts';
import {
  accountOf,
  changeReply,
  claimFound,
  follows,
  hostsOfFollowers,
  isBlocked,
  isFirst,
  isOpen,
  notHeardOf,
  removeReply,
  sayInChat,
  speakingHomes,
  tagsNow,
} from '../../rooms/networks/index.ts';
import type { Found, Home } from '../../rooms/networks/index.ts';
import { docOf, originOf, readList, textOf } from '../reading/json.ts';
import { agentOf } from '../transport.ts';
import { findAccount, signerOf } from './actors.ts';
import type { Tools } from './actors.ts';
import { fetchNote, replyOf } from './objects.ts';

/** The most posts of one server and hashtag to look at in a turn, and the most found posts to look at again. */
const MOST = 40;
/** Milliseconds for one server in a turn: a slow server delays only its own people. */
const MOST_MS = 15_000;
/** Milliseconds before a server is asked again that hides its hashtag pages, or a post, from the public. */
const SHUT_MS = 600_000;
const shut = new WeakMap<Tools['ctx'], Map<string, number>>();

/**
 * Looks for the hashtag of each open live chat, on the servers that the programme names and on those of its followers. It reads their lists
 * (`GET /api/v1/timelines/tag/:hashtag`, Mastodon's interface, which many programs have). A server counts only for its own posts. Lists are
 * not trusted: each post is fetched at its own address. For some days, found posts are looked at again.
 */
export async function lookForTags(tools: Tools, signal: AbortSignal): Promise<void> {
  const { ctx } = tools;
  for (const home of (await speakingHomes(ctx)).filter(isOpen)) {
    const programme = home.programme.id;
    for (const tag of await tagsNow(ctx, home)) {
      const hosts = new Set([...home.chatServers, ...(await hostsOfFollowers(ctx, programme))]);
      await Promise.all(
        [...hosts].map(async (host) => {
          if (!(await isBlocked(ctx, programme, host))) await hearServer(tools, home, { host, tag }, signal);
        }),
      );
    }
    const found = Map.groupBy(await claimFound(ctx, programme, MOST), ({ object }) => originOf(object));
    await Promise.all([...found.values()].map((own) => lookAgain(tools, home, own, signal)));
  }
}

interface At {
  host: string;
  tag: string;
}

async function hearServer(tools: Tools, home: Home, at: At, signal: AbortSignal): Promise<void> {
  const until = performance.now() + MOST_MS;
  const listed = await listedAt(tools, home, at);
  const own = listed.filter((address) => originOf(address) === `https://${at.host}`);
  for (const address of await notHeardOf(tools.ctx, home.programme.id, own)) {
    if (signal.aborted || performance.now() > until) return;
    if (!(await takeOne(tools, home, address))) return close(tools, at.host);
  }
}

const closedOf = ({ ctx }: Tools): Map<string, number> => {
  const closed = shut.get(ctx) ?? new Map<string, number>();
  shut.set(ctx, closed);
  return closed;
};

const close = (tools: Tools, host: string): void =>
  void closedOf(tools).set(host, tools.ctx.clock.now().getTime());

/** The addresses of the newest posts with a hashtag, as a server lists them; none if it does not answer. */
async function listedAt(tools: Tools, home: Home, { host, tag }: At): Promise<string[]> {
  const { ctx, outbound } = tools;
  if (ctx.clock.now().getTime() - (closedOf(tools).get(host) ?? -Infinity) < SHUT_MS) return [];
  const as = await signerOf(ctx, home);
  if (!as) return [];
  try {
    const address = `https://${host}/api/v1/timelines/tag/${encodeURIComponent(tag)}?local=true&limit=${MOST}`;
    const headers = { accept: 'application/json', 'user-agent': agentOf(as) };
    const answer = await outbound.fetch(address, { headers });
    if (answer.status !== 200) close(tools, host);
    const list = answer.status === 200 ? readList(await answer.text()) : [];
    return [...new Set(list.slice(0, MOST).map((one) => textOf(docOf(one)?.['uri'])))];
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error;
    close(tools, host);
    ctx.log.warn({ host, reason: error.reason }, 'the posts with a hashtag could not be asked for');
    return [];
  }
}

/** Takes a post into the chat, or notes that it is not for us; false if its server could not answer. */
async function takeOne(tools: Tools, home: Home, address: string): Promise<boolean> {
  const { ctx } = tools;
  const programme = home.programme.id;
  const got = await fetchNote(tools, home, address);
  if (!got.ok && got.reason === 'later') return false;
  const note = got.ok && got.note.isPublic && got.note.at !== null ? got.note : null;
  // On servers that the programme does not name, only followers are heard. Strangers there are not even looked up.
  const isHeard =
    note && (home.chatServers.includes(new URL(note.by).host) || (await follows(ctx, programme, note.by)));
  const found = isHeard ? await findAccount(tools, home, note.by) : null;
  if (found && !found.ok && found.reason === 'later') return false;
  const account = found?.ok ? found.account : null;
  const isWanted = account && !(await isBlocked(ctx, programme, account.host, account.handle));
  await inTransaction(ctx, async (ctx) => {
    if (!(await isFirst(ctx, programme, address)) || !note || !isWanted) return;
    await sayInChat(ctx, { home, account, note: replyOf(note, home), isFound: true });
  });
  return true;
}

/**
 * Looks again at posts found on one server. Unless a post mentioned us, its server does not tell us that it was changed, deleted or made
 * private.
 */
async function lookAgain(
  tools: Tools,
  home: Home,
  found: readonly Found[],
  signal: AbortSignal,
): Promise<void> {
  const { ctx } = tools;
  const programme = home.programme.id;
  const until = performance.now() + MOST_MS;
  for (const { object, actor } of found) {
    // The remaining posts come in the next turn.
    if (signal.aborted || performance.now() > until) return;
    const account = await accountOf(ctx, { programme, actor });
    const got = account && (await fetchNote(tools, home, object));
    if (!account || !got || (!got.ok && got.reason !== 'gone')) continue;
    if (!got.ok || !got.note.isPublic) await removeReply(ctx, { programme, account, object });
    else if (got.note.by === actor)
      await changeReply(ctx, { programme, account, note: replyOf(got.note, home) });
  }
}
