import { Hono } from 'hono';
import type { Context, MiddlewareHandler } from 'hono';
import type { Route } from '../route.ts';
import { backRoutes } from './backRoutes.ts';

/** An app's own part of what all apps of a table do alike. */
export interface Doing {
  around: MiddlewareHandler;
  asset(c: Context): Response | Promise<Response>;
  serve(c: Context, route: Route): Promise<Response>;
}

/** Beside each request its app hands over what it does. */
export type Bindings = { doing: Doing };

type Laid = Hono<{ Bindings: Bindings }>['router'];
const known = new WeakMap<object, Laid>();

/**
 * The paths of a table and their handlers, laid out once for all apps of it: to write hundreds of paths as one expression takes longer than to
 * answer a page, and to hand each over to an app longer than to make the app.
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
