import { rolledBackAfter } from '../src/db/rolledBackAfter.ts';
import type { Route } from '../src/web/route.ts';
import type { Answered, Browser } from './browse.ts';
import type { TestCtx } from './context.ts';

/** A path of the route with one id in every place. The things may exist or not. */
export function pathOf(route: Route, slug: string, id: string): string {
  const own = route.path.replace(/:(\w+)(\{[^}]*\})?/g, (_, name: string) =>
    name === 'kind' ? 'conduct' : name === 'token' ? 'a.b' : id,
  );
  return route.scope === 'site' ? own : `/p/${slug}${own === '/' ? '' : own}`;
}

export function send(browser: Browser, route: Route, path: string): Promise<Answered> {
  return route.method === 'GET' ? browser.site.get(path) : browser.site.post(path, {});
}

/** Runs one request and takes back whatever it did. */
export const apart = <T>({ db }: TestCtx, run: () => Promise<T>): Promise<T> => rolledBackAfter(db, run);

/** Asks with the same cookies each time, and takes back the effects. */
export async function askAlike(
  ctx: TestCtx,
  browser: Browser,
  route: Route,
  path: string,
): Promise<Answered> {
  const cookies = new Map(browser.cookies);
  try {
    return await apart(ctx, () => send(browser, route, path));
  } finally {
    browser.cookies.clear();
    for (const [name, value] of cookies) browser.cookies.set(name, value);
  }
}

/** Whether an answer leads to signing in, or tells a script that nobody is signed in. */
export const toSignIn = (answer: Answered): boolean =>
  (answer.status === 303 && /^(\/p\/[\w-]+)?\/sign-in(\?next=|$)/.test(answer.location)) ||
  (answer.status === 401 && answer.text.includes('"signed-out"'));

export const named = (route: Route): string => `${route.method} ${route.scope} ${route.path}`;
