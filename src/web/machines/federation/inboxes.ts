import type { IncomingMessage, ServerResponse } from 'node:http';
import { MOST, readArrival } from '../../../federation/arrival.ts';
import { gathered } from '../../../lib/gathered.ts';
import { createBusyness } from '../../../lib/pace.ts';
import type { Ctx } from '../../../rooms/ctx.ts';
import { openNumbers, receivePosts } from '../../../rooms/networks/index.ts';
import type { Arrival } from '../../../rooms/networks/index.ts';
import { answer } from '../../frame/answer.ts';
import { createLimits } from '../../request/limits.ts';
import type { Limit } from '../../request/limits.ts';
import { sitePost } from '../../route.ts';
import type { Route } from '../../route.ts';
import type { Visit } from '../../visit.ts';

/**
 * Posts of one network: more than any server keeps sending. Counted in this process alone, so that a flood does not cost the database a row
 * for each.
 */
const OFTEN: Limit = { name: 'federation', points: 1200, seconds: 60 };
/** The most posts that wait here for the database, and the shortest time between two turns of writing them. */
const TURNS = { most: 400, everyMs: 50 };
const LATER = { 'retry-after': '60' };
/** How long a process assumes that a programme is still connected; each turn of the database checks again. */
const OPEN_MS = 1000;

/**
 * Inboxes for other servers: one for each programme, and one for all. A post is checked here only as far as that costs nothing, and kept; a
 * job looks at it later. Visitors come first: all posts share one connection to the database. Posts beyond the limit are asked to come
 * again, as servers do by themselves.
 */
export const inboxRoutes: Route[] = [
  { ...sitePost('/federation/inbox', 'machine', (visit) => keepPost(visit, null)), crossSite: true },
  {
    ...sitePost('/federation/:home/inbox', 'machine', (visit) => keepPost(visit, visit.id('home') ?? 0)),
    crossSite: true,
  },
];

/** The busy share of the last moment from which posts are refused unread. */
const TOO_BUSY = 0.85;
const INBOX = /^\/federation\/(?:\d{1,15}\/)?inbox$/;

/**
 * Refuses posts to inboxes, before anything of them is read, while the process has more to do than it can; returns whether it did. Without
 * a connected programme a moment ago, posts go on, to hear that nobody is there.
 */
export function refusePosts(
  ctx: Ctx,
  isBusy: () => boolean,
): (
  incoming: Pick<IncomingMessage, 'method' | 'url'>,
  outgoing: Pick<ServerResponse, 'writeHead'>,
) => boolean {
  return ({ method, url = '' }, outgoing) => {
    if (method !== 'POST' || !INBOX.test(url) || !intakes.get(ctx)?.wasOpen() || !isBusy()) return false;
    outgoing.writeHead(503, { ...LATER, 'content-length': '0' }).end();
    return true;
  };
}

/** Whether the process has more to do than it can. */
export function tooBusy(): () => boolean {
  const busyness = createBusyness();
  return () => busyness().share > TOO_BUSY;
}

const intakes = new WeakMap<Ctx, ReturnType<typeof intakeOf>>();

function intakeOf(ctx: Ctx) {
  let open: { at: number; numbers: ReadonlySet<number> } = { at: -Infinity, numbers: new Set() };
  return {
    limits: createLimits(),
    keep: gathered((all: readonly Arrival[]) => receivePosts(ctx, all), TURNS),
    /** Whether this programme is connected; with null whether any is. */
    isOpen: async (own: number | null): Promise<boolean> => {
      const has = (): boolean => (own === null ? open.numbers.size > 0 : open.numbers.has(own));
      if (performance.now() - open.at > OPEN_MS || !has())
        open = { at: performance.now(), numbers: new Set(await openNumbers(ctx)) };
      return has();
    },
    wasOpen: (): boolean => open.numbers.size > 0,
    forget: (): void => void (open = { at: -Infinity, numbers: new Set() }),
  };
}

async function keepPost(visit: Visit, own: number | null): Promise<Response> {
  const { ctx, config } = visit;
  const intake = intakes.get(ctx) ?? intakeOf(ctx);
  intakes.set(ctx, intake);
  if (!(await intake.isOpen(own))) return visit.notFound();
  if (!(await intake.limits.allow(OFTEN, visit.network))) return later(429);
  const read = readArrival({
    headers: visit.headers,
    origin: new URL(config.publicUrl).origin,
    path: visit.url.pathname,
    body: await visit.body(MOST),
    now: ctx.clock.now(),
  });
  if (!read.ok) return said(read.status);
  const receipt = await intake.keep({ own, ...read.arrival });
  if (receipt === null) return later(503);
  if (receipt === 'nobody') {
    intake.forget();
    return visit.notFound();
  }
  return receipt === 'full' ? later(429) : said(202);
}

const said = (status: number, headers: Record<string, string> = {}): Response =>
  answer('', status, { 'content-type': 'text/plain; charset=utf-8', ...headers });

/** Other servers keep a post that was refused so, and send it again. */
const later = (status: 429 | 503): Response => said(status, LATER);
