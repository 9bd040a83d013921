import type { Route } from '../route.ts';

/**
 * A page that answers a post (a form with what to mend in it, the question for a code) stands at an address that only posts know. Switching
 * the language there, loading it again, or coming back to it after signing in leads to the nearest page above.
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

/** How many parts of its path lie between a route and the nearest page; null when there is none. */
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
