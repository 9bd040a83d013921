import type { Result, Router } from 'hono/router';
import { RegExpRouter } from 'hono/router/reg-exp-router';
import { SmartRouter } from 'hono/router/smart-router';
import { TrieRouter } from 'hono/router/trie-router';

/** Finds the places of the handlers of a path, in the order in which they were added. */
const known = new WeakMap<object, Router<number>>();

/**
 * Hono's own router for all apps of one table: to write its hundreds of paths as one expression takes longer than to answer a page, and it says
 * the same for each app that adds the same paths in the same order. Each app keeps its own handlers.
 */
export function sharedRouter<T>(table: object): Router<T> {
  const handlers: T[] = [];
  const added: [method: string, path: string][] = [];
  const make = (): Router<number> => {
    const router = new SmartRouter<number>({ routers: [new RegExpRouter(), new TrieRouter()] });
    added.forEach(([method, path], place) => router.add(method, path, place));
    known.set(table, router);
    return router;
  };
  let router: Router<number> | undefined;
  return {
    name: 'SharedRouter',
    add: (method, path, handler) => {
      added.push([method, path]);
      handlers.push(handler);
    },
    match: (method, path) => {
      router ??= known.get(table) ?? make();
      const [found, stash] = router.match(method, path);
      const own = found.map(([place, names]) => [handlers[place], names]);
      return [own, stash] as Result<T>;
    },
  };
}
