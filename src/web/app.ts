import { Hono } from 'hono';
import type { Context } from 'hono';
import type { Config } from '../config.ts';
import type { Ctx, ExampleMail } from '../rooms/ctx.ts';
import type { Outbound } from '../lib/outbound/outbound.ts';
import { admit } from './admit.ts';
import type { Assets } from './assets.ts';
import { backRoutes } from './backRoutes.ts';
import { UntakenBody } from './bodies.ts';
import type { Bodies } from './bodies.ts';
import { withoutEndSlash } from './endSlash.ts';
import { enter } from './enter.ts';
import { errorPage } from './errors.tsx';
import { hostPrefix } from './hosts.ts';
import type { Limits } from './limits.ts';
import { proxyList } from './network.ts';
import type { Route } from './route.ts';
import { routes } from './routes.ts';
import { isOddPath, isOwnPost, securityHeaders } from './security.ts';
import { askProof } from './sign-in/proof.tsx';
import type { ProgrammeVisit } from './visit.ts';
import { FOR_VISITORS } from './visitors.ts';
import type { VisitorCache } from './visitors.ts';

export interface Door {
  ctx: Ctx;
  config: Config;
  limits: Limits;
  assets: Assets;
  bodies: Bodies;
  /** Where pages for visitors are kept for a moment; without it each is drawn anew. */
  visitors?: VisitorCache;
  exampleMail: ExampleMail;
  /** The way to servers that people name. */
  outbound: Outbound;
}

const pathOf = ({ scope, path }: Route): string =>
  scope === 'programme' ? `/p/:programme${path === '/' ? '' : path}` : path;

const UNTAKEN = { 'too-large': 413, 'cut-off': 408, busy: 503 } as const;

/** The web door: every route of the table, behind the same checks. Answers `fetch(request)`. */
export function createApp(door: Door, table: readonly Route[] = routes): { fetch: Hono['fetch'] } {
  const app = new Hono<{ Variables: { route: Route } }>();
  const headers = Object.entries(securityHeaders(door.config));
  const proxies = proxyList(door.config.trustedProxies);

  app.use(async (c, next) => {
    if (isOddPath(c.req.raw.url)) return c.text('Bad request', 400);
    await next();
    for (const [name, value] of headers) if (!c.res.headers.has(name)) c.res.headers.set(name, value);
  });

  app.get('/assets/:name', (c) => {
    const file = door.assets.file(c.req.param('name'));
    if (!file) return c.notFound();
    return c.body(file.bytes, 200, {
      'content-type': file.type,
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });

  for (const route of [...table, ...backRoutes(table)]) {
    app.on(route.method, pathOf(route), (c) => serve(c, route));
  }

  async function serve(c: Context, route: Route): Promise<Response> {
    c.set('route', route);
    if (
      route.method === 'POST' &&
      !route.crossSite &&
      !isOwnPost(c.req.raw.headers, new URL(c.req.url), door.config)
    )
      return c.text(
        'This form has to be sent from our own page. Please go back, reload the page and try again.',
        403,
      );
    const visit = await enter(c, door, route, proxies);
    if (!visit) return errorPage(await enter(c, door, null, proxies), 'not-found', 404);
    try {
      const refusal =
        (await admit(visit, route)) ?? (route.needsCode ? await askProof(visit, route.needsCode) : null);
      return refusal ?? (await route.handle(visit as ProgrammeVisit));
    } finally {
      door.bodies.release(c.req.raw);
    }
  }

  app.notFound(async (c) => errorPage(await enter(c, door, null, proxies), 'not-found', 404));
  app.onError(async (error, c) => {
    if (error instanceof UntakenBody)
      return errorPage(await enter(c, door, null, proxies), error.reason, UNTAKEN[error.reason]);
    // By its route: the address itself may be a link that opens something.
    const route = c.get('route');
    door.ctx.log.error(
      { err: error, route: `${c.req.method} ${route ? pathOf(route) : ''}` },
      'a page failed',
    );
    return errorPage(await enter(c, door, null, proxies).catch(() => null), 'failed', 500);
  });

  const fetch: Hono['fetch'] = async (request, ...rest) => {
    const page = withoutEndSlash(request);
    if (page) {
      for (const [name, value] of headers) page.headers.set(name, value);
      return page;
    }
    const prefix = await hostPrefix(door, request as Request);
    if (!prefix) return app.fetch(request, ...rest);
    const url = new URL(request.url);
    url.pathname = prefix + (url.pathname === '/' ? '' : url.pathname);
    return app.fetch(new Request(url, request as Request), ...rest);
  };
  const { visitors } = door;
  if (!visitors) return { fetch };
  return {
    fetch: async (request, ...rest) => {
      const response = await fetch(request, ...rest);
      if (request.method !== 'GET' && response.status < 400) visitors.clear();
      if (!response.headers.has(FOR_VISITORS)) return response;
      return visitors.keep(request as Request, response);
    },
  };
}
