import { sql } from 'kysely';
import { isMigrated } from '../db/migrate.ts';
import { siteGet } from './route.ts';
import type { Route } from './route.ts';

export const healthRoutes: Route[] = [
  siteGet('/healthz', 'machine', () => new Response('ok\n')),
  siteGet('/readyz', 'machine', async ({ ctx }) => {
    try {
      await sql`select 1`.execute(ctx.db);
      if (await isMigrated(ctx.db)) return new Response('ready\n');
    } catch {
      // Said below: the database does not answer.
    }
    return new Response('not ready\n', { status: 503, headers: { 'retry-after': '2' } });
  }),
];
