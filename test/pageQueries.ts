import type { Kysely } from 'kysely';
import type { Schema } from '../src/db/schema.ts';
import { createApp } from '../src/web/app.ts';
import { routes } from '../src/web/brought.ts';
import { testDoor } from './browse.ts';
import { NOW, demoPages } from './browser/demoPages.ts';
import { testContext } from './context.ts';
import { countQueries } from './countQueries.ts';
import { deskPages } from './hostile/deskPages.ts';
import { readersOf } from './plans/walk.ts';

/**
 * The number of queries of each page of a played demo, for everybody for whom it differs: `/topics/:slug as visitor` → 7. Of several
 * addresses the one with the most queries counts. Queries whose answers are kept do not count, unless the first reading with them needed no
 * more than `enough`. Takes a few seconds.
 */
export async function queriesOfPages(db: Kysely<Schema>, enough = 0): Promise<Map<string, number>> {
  const pages = await demoPages({ db });
  const desk = await deskPages(pages);
  const sessions: Readonly<Record<string, string>> = { ...pages.sessions, ...desk.sessions };
  const { counted, asked } = countQueries(db);
  const counts = new Map<string, number>();
  for (const route of routes.filter(({ method }) => method === 'GET')) {
    const own = route.scope === 'site' && !route.path.includes(':') ? [route.path] : [];
    const table = [route];
    const filled = pages.fill(route.path).map(({ address }) => address);
    const addresses = new Set([...filled, ...desk.fill(route.path), ...own]);
    for (const reader of readersOf(route))
      for (const address of addresses) {
        // Each reading has a new door, since the cache for visitors would need no queries.
        const read = async (): Promise<number> => {
          const app = createApp(testDoor(testContext(counted, NOW)), table);
          const cookie = reader === 'visitor' ? '' : `session=${sessions[reader]}`;
          const request = new Request(`http://localhost:3000${address}`, { headers: { cookie } });
          const answer = await app.fetch(request, { incoming: { socket: { remoteAddress: '127.0.0.1' } } });
          await answer.arrayBuffer();
          return answer.status;
        };
        let before = asked();
        if ((await read()) !== 200) continue;
        if (asked() - before > enough) {
          before = asked();
          await read();
        }
        const page = `${route.path} as ${reader}`;
        counts.set(page, Math.max(asked() - before, counts.get(page) ?? 0));
      }
  }
  return counts;
}
