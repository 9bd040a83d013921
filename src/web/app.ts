import type { Ctx } from '../rooms/ctx.ts';
import { lookAway } from '../rooms/desks/index.ts';
import type { IncomingMessage } from 'node:http';
import { Hono } from 'hono';
import type { Context, Next } from 'hono';
import { DiskFull, meansFullDisk } from '../lib/files/disk.ts';
import { admit } from './request/admit.ts';
import { UntakenBody } from './request/bodies/bodies.ts';
import { compressed } from './request/compress.ts';
import { withoutEndSlash } from './request/endSlash.ts';
import { enter } from './request/enter.ts';
import { errorAnswer } from './frame/errorAnswer.tsx';
import { hostPrefix } from './request/hosts.ts';
import { keepWords } from './kept/keepWords.tsx';
import { layOut, pathOf } from './request/layOut.ts';
import type { Bindings } from './request/layOut.ts';
import { proxyList } from './request/clientAddress.ts';
import { messageOf } from './request/pieces.ts';
import type { Route } from './route.ts';
import { BROUGHT, routes } from './brought.ts';
import type { Door } from './door.ts';
import { isOddPath, isOwnPost, saysNothing, securedPage, securityHeaders } from './request/security.ts';
import { askForCodeBefore } from './signIn/codeBeforeAct.tsx';
import type { ProgrammeVisit } from './visit.ts';
import { takingBack } from './workbench/log/takeBack.ts';
import { noteChange } from './request/visitors/noteChange.ts';
import { FOR_VISITORS } from './request/visitors/visitorCache.ts';

/** Whether the words of a post are kept for its sender: machines and scripts type none. */
const keepsWords = (route: Route | undefined): boolean =>
  route?.method === 'POST' && !route.crossSite && route.audience !== 'machine' && route.answers !== 'json';

const isJson = (c: Context): boolean => (c.get('route') as Route | undefined)?.answers === 'json';

/** The same request to another address. A body that comes over a socket is left unread, for `bodies`. */
const readdressed = (request: Request, url: URL, message: IncomingMessage | null): Request =>
  message
    ? new Request(url, { method: request.method, headers: request.headers, signal: request.signal })
    : new Request(url, request);

const UNTAKEN = { 'too-large': 413, 'cut-off': 408, busy: 503 } as const;

/** Gives a context the way to take back events of the log, as the areas of this door bring it. Jobs use it, too. */
export function withUndo(ctx: Ctx): Ctx {
  ctx.takeBack = takingBack(BROUGHT);
  return ctx;
}

/** The web door: every route of the table behind the same checks. Answers `fetch(request)`. */
export function createApp(given: Door, table: readonly Route[] = routes): { fetch: Hono['fetch'] } {
  const door = { ...given, ctx: withUndo(given.ctx), brought: BROUGHT };
  const app = new Hono<{ Bindings: Bindings; Variables: { route: Route; visit: ProgrammeVisit } }>({
    router: layOut(table),
  });
  const headers = Object.entries(securityHeaders(door.config));
  const proxies = proxyList(door.config.trustedProxies);

  async function around(c: Context, next: Next): Promise<Response | undefined> {
    if (isOddPath(c.req.raw.url)) return c.text('Bad request', 400);
    try {
      await next();
    } finally {
      door.bodies.release(c.req.raw);
    }
    if (securedPage(c.res)) return undefined;
    for (const [name, value] of headers) if (!c.res.headers.has(name)) c.res.headers.set(name, value);
    return undefined;
  }

  function asset(c: Context): Response | Promise<Response> {
    const file = door.assets.file(c.req.param('name') ?? '');
    if (!file) return c.notFound();
    return c.body(file.bytes, 200, {
      'content-type': file.type,
      'cache-control': 'public, max-age=31536000, immutable',
    });
  }

  async function serve(c: Context, route: Route): Promise<Response> {
    c.set('route', route);
    if (route.method === 'POST' && !route.crossSite && !isOwn(c)) return foreign(c);
    const visit = await enter(c, door, route, proxies);
    if (!visit) return missing(c);
    c.set('visit', visit);
    if (route.method === 'POST' && (await door.ctx.disk.isFull())) throw new DiskFull();
    const refusal =
      (await admit(visit, route)) ??
      (await route.refuses?.(visit as ProgrammeVisit)) ??
      (route.needsCode ? await askForCodeBefore(visit, route.needsCode) : null);
    const response = refusal ?? (await route.handle(visit as ProgrammeVisit));
    // Forget the look at a record that the reader did not get to see: others must not be told of it.
    if (visit.look && response.status !== 200) await lookAway(door.ctx, visit.look);
    if (route.method !== 'GET') noteChange(door.visitors, visit, route, response);
    return keepsWords(route) ? keepWords(visit, response) : response;
  }

  /** Answers a form that does not show that it came from our own page. Repeats its words only where no other site can have put them in. */
  async function foreign(c: Context): Promise<Response> {
    const visit = await enter(c, door, null, proxies);
    const response = errorAnswer(c.get('route'), visit, 'foreign', 403);
    return visit && !isJson(c) && saysNothing(c.req.raw.headers)
      ? keepWords(visit, response, { isOwn: false })
      : response;
  }

  async function missing(c: Context): Promise<Response> {
    const visit = await enter(c, door, null, proxies);
    const response = errorAnswer(c.get('route'), visit, 'not-found', 404);
    return visit && !isJson(c) && c.req.method === 'POST' && isOwn(c) ? keepWords(visit, response) : response;
  }

  const isOwn = (c: Context): boolean => isOwnPost(c.req.raw.headers, new URL(c.req.url), door.config);
  const bare = (c: Context) => enter(c, door, null, proxies, true).catch(() => null);

  app.notFound(missing);
  app.onError(async (error, c) => {
    const route = c.get('route');
    if (error instanceof UntakenBody) {
      const visit = await enter(c, door, null, proxies);
      const response = errorAnswer(route, visit, error.reason, UNTAKEN[error.reason]);
      const by = c.get('visit');
      return visit && by && keepsWords(route) ? keepWords(visit, response, { by }) : response;
    }
    // A full disk may be the reason why the database is away.
    const isFull = meansFullDisk(error) || (await door.ctx.disk.isFull());
    // Logs the route, not the address: the address may be a link that opens something.
    door.ctx.log.error(
      { err: error, route: `${c.req.method} ${route ? pathOf(route) : ''}` },
      isFull ? 'the disk is full' : 'a page failed',
    );
    const visit = await enter(c, door, null, proxies).catch(() => bare(c));
    const response = isFull
      ? errorAnswer(route, visit, 'disk-full', 507)
      : errorAnswer(route, visit, 'failed', 500);
    return visit && isOwn(c) && keepsWords(route)
      ? keepWords(visit, response, { by: c.get('visit') ?? visit })
      : response;
  });

  const doing = { around, asset, serve };
  const fetch: Hono['fetch'] = async (request, given, ...rest) => {
    const bindings = { ...(given as object | undefined), doing };
    const page = withoutEndSlash(request);
    if (page) {
      for (const [name, value] of headers) page.headers.set(name, value);
      return page;
    }
    const prefix = await hostPrefix(door, request as Request);
    if (!prefix) return app.fetch(request, bindings, ...rest);
    const url = new URL(request.url);
    url.pathname = prefix + (url.pathname === '/' ? '' : url.pathname);
    return app.fetch(readdressed(request as Request, url, messageOf(given)), bindings, ...rest);
  };
  const { visitors } = door;
  const kept: Hono['fetch'] = async (request, ...rest) => {
    const began = visitors!.begin();
    const response = await fetch(request, ...rest);
    if (securedPage(response)?.isForVisitors === false || !response.headers.has(FOR_VISITORS))
      return response;
    return visitors!.keep(request as Request, response, began);
  };
  const answers = visitors ? kept : fetch;
  return {
    fetch: async (request, ...rest) => compressed(request as Request, await answers(request, ...rest)),
  };
}
