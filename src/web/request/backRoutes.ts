import type { Route } from '../route.ts';

/**
 * Routes to the nearest page above a page that answers a post, such as a form with faults or the question for a code. The address of such a
 * page is known only to posts, but a reader may change the language there, reload it, or come back to it after signing in.
 */
export function backRoutes(table: readonly Route[]): readonly Route[] {
  const routes = known.get(table) ?? madeFor(table);
  known.set(table, routes);
  return routes;
}

const known = new WeakMap<readonly Route[], readonly Route[]>();

function madeFor(table: readonly Route[]): Route[] {
  const pages = new Set(table.flatMap((route) => (route.method === 'GET' ? [keyOf(route)] : [])));
  const posts = table.filter(
    (route) => route.method === 'POST' && route.audience !== 'machine' && route.answers !== 'json',
  );
  return posts.flatMap((route) => {
    const steps = stepsUp(route, pages);
    if (steps === null || steps === 0) return [];
    return [{ ...pageOf(route), handle: (visit) => visit.redirect(above(visit.url.pathname, steps)) }];
  });
}

const keyOf = ({ scope, path }: Pick<Route, 'scope' | 'path'>): string => `${scope} ${path}`;

const pageOf = ({ path, audience, scope }: Route): Omit<Route, 'handle'> => ({
  method: 'GET',
  path,
  audience,
  scope,
});

/** How many parts of the path lie between a route and the nearest page above; null when there is none. */
function stepsUp({ scope, path }: Route, pages: ReadonlySet<string>): number | null {
  const parts = path.split('/');
  for (let steps = 0; steps < parts.length; steps++)
    if (pages.has(keyOf({ scope, path: above(path, steps) }))) return steps;
  return null;
}

const above = (path: string, steps: number): string =>
  path
    .split('/')
    .slice(0, path.split('/').length - steps)
    .join('/') || '/';
