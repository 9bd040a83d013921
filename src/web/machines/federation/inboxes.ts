import { MOST, readArrival } from '../../../federation/arrival.ts';
import { homesFor, isAnyOpen, openHome, receivePost } from '../../../rooms/networks/index.ts';
import { answer } from '../../frame/answer.ts';
import type { Limit } from '../../request/limits.ts';
import { sitePost } from '../../route.ts';
import type { Route } from '../../route.ts';
import type { Visit } from '../../visit.ts';

/** Posts of one network: more than any server sends for long. */
const OFTEN: Limit = { name: 'federation', points: 1200, seconds: 60 };

/**
 * Inboxes for other servers: a programme's own, and the one for all of them. What comes is looked at later by a job; here it is only
 * checked as far as that costs nothing, and kept.
 */
export const inboxRoutes: Route[] = [
  { ...sitePost('/federation/inbox', 'machine', (visit) => take(visit, null)), crossSite: true },
  {
    ...sitePost('/federation/:home/inbox', 'machine', (visit) => take(visit, visit.id('home') ?? 0)),
    crossSite: true,
  },
];

async function take(visit: Visit, own: number | null): Promise<Response> {
  const { ctx, config } = visit;
  if (!(await (own === null ? isAnyOpen(ctx) : openHome(ctx, own)))) return visit.notFound();
  if (!(await visit.limits.allow(OFTEN, visit.network))) return said(429);
  const read = readArrival({
    headers: visit.headers,
    origin: new URL(config.publicUrl).origin,
    path: visit.url.pathname,
    body: await visit.body(MOST),
    now: ctx.clock.now(),
  });
  if (!read.ok) return said(read.status);
  const homes =
    own === null
      ? (await homesFor(ctx, { actor: read.arrival.actor, named: read.programmes })).map(
          ({ programme }) => programme.id,
        )
      : [own];
  for (const programme of homes)
    if ((await receivePost(ctx, { programme, ...read.arrival }, read.isOf)) === 'full') return said(429);
  return said(202);
}

const said = (status: number): Response =>
  answer('', status, { 'content-type': 'text/plain; charset=utf-8' });
