import { Hono } from 'hono';
import type { Context, MiddlewareHandler } from 'hono';
import type { Route } from '../route.ts';
import { backRoutes } from './backRoutes.ts';

/** The parts that differ between apps with the same table. */
export interface Doing {
  around: MiddlewareHandler;
  asset(c: Context): Response | Promise<Response>;
  serve(c: Context, route: Route): Promise<Response>;
}

/** Each app hands over its own part with each request. */
export type Bindings = { doing: Doing };

type Laid = Hono<{ Bindings: Bindings }>['router'];
const known = new WeakMap<object, Laid>();

/**
 * The paths of a table and their handlers, laid out once for all its apps. To combine hundreds of paths into one expression takes longer
 * than to answer a page, and to add each to an app takes longer than to make the app.
 */
export function layOut(table: readonly Route[]): Laid {
  const laid = known.get(table) ?? laidOut(table);
  known.set(table, laid);
  return laid;
}

function laidOut(table: readonly Route[]): Laid {
  const app = new Hono<{ Bindings: Bindings }>();
  app.use((c, next) => c.env.doing.around(c, next));
  app.get('/assets/:name', (c) => c.env.doing.asset(c));
  for (const route of [...table, ...backRoutes(table)])
    app.on(route.method, pathOf(route), (c) => c.env.doing.serve(c, route));
  return app.router;
}

/** A route's path from the root, in Hono's syntax. */
export const pathOf = ({ scope, path }: Route): string =>
  scope === 'programme' ? `/p/:programme${path === '/' ? '' : path}` : path;
