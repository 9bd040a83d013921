import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { createPool } from '../../src/db/pool.ts';
import { duties, tick } from '../../src/jobs/timetable.ts';
import { enlarge } from '../../src/simulate/load/grow.ts';
import { createApp } from '../../src/web/app.ts';
import type { Route } from '../../src/web/route.ts';
import { routes } from '../../src/web/routes.ts';
import { testDoor } from '../browse.ts';
import { demoDatabase } from '../browser/demoDatabase.ts';
import { demoPages } from '../browser/demoPages.ts';
import type { DemoPages } from '../browser/demoPages.ts';
import type { TestDatabase } from '../database.ts';
import { deskPages } from '../hostile/deskPages.ts';
import { MANY } from './many.ts';
import { listening, rowsRead } from './readPlans.ts';
import { COMMENTS, PEOPLE } from './size.ts';

/** Rows of one table that one statement may read without a reason. */
const MOST = 2000;

test('no page and no duty walks through a whole programme of 5,000 people and 50,000 comments, but where there is a reason', async () => {
  const database = await demoDatabase();
  const pool = createPool(database.connection);
  const { db, asked, by } = listening(pool);
  try {
    await makeLarge(database);
    const pages = await demoPages({ db });
    const desk = await deskPages(pages);
    await sql`vacuum analyze`.execute(db);
    for (const duty of duties) {
      by.now = duty.name;
      await tick(pages.ctx, [duty]);
    }
    const sessions = { ...pages.sessions, ...desk.sessions };
    const app = createApp(testDoor(pages.ctx), routes);
    const drawn = new Set<string>();
    for (const route of routes.filter(({ method }) => method === 'GET'))
      for (const address of addressesOf(route, pages, desk))
        for (const reader of readersOf(route)) {
          by.now = `${route.path} as ${reader}`;
          const cookie = reader === 'visitor' ? '' : `session=${sessions[reader as keyof typeof sessions]}`;
          const request = new Request(`http://localhost:3000${address}`, { headers: { cookie } });
          const answer = await app.fetch(request, { incoming: { socket: { remoteAddress: '127.0.0.1' } } });
          await answer.arrayBuffer();
          if (answer.status === 200) drawn.add(route.path);
        }
    by.now = null;
    const walks = new Map<string, string>();
    for (const one of asked)
      for (const [table, rows] of await rowsRead(db, one)) {
        const walk = `${one.by}: ${table}`;
        if (rows > (MANY[walk]?.[0] ?? MOST)) walks.set(walk, `${rows} rows by ${one.text}`);
      }
    expect(drawn.size).toBeGreaterThan(80);
    expect(asked.length).toBeGreaterThan(300);
    expect(Object.fromEntries(walks)).toEqual({});
  } finally {
    await db.destroy();
    await database.drop();
  }
}, 240_000);

/** Copies of what was played; keys hold in what is copied, so they are not checked. */
async function makeLarge({ db }: TestDatabase): Promise<void> {
  const { id: programme } = await db.selectFrom('programme').select('id').executeTakeFirstOrThrow();
  await db.transaction().execute(async (db) => {
    await sql`set local session_replication_role = replica`.execute(db);
    await enlarge({ db, programme, people: PEOPLE, comments: COMMENTS, onProgress: () => {} });
  });
}

function addressesOf(
  { path, scope }: Route,
  pages: DemoPages,
  desk: { fill(path: string): string[] },
): Set<string> {
  const own = scope === 'site' && !path.includes(':') ? [path] : [];
  return new Set([...pages.fill(path).map(({ address }) => address), ...desk.fill(path), ...own]);
}

/** Who is let in: of those for whom a page differs. */
function readersOf({ audience }: Route): string[] {
  const volunteers = ['director', 'content_editor', 'moderator', 'ambassador', 'safeguarding'];
  if (typeof audience === 'object')
    return volunteers.filter((role) => audience.volunteer.includes(role as 'director'));
  if (audience === 'everyone') return ['visitor', 'participant', 'director'];
  if (audience === 'person') return ['participant', 'applicant'];
  if (audience === 'partner') return ['participant', 'byLink'];
  return audience === 'operator' ? ['director'] : ['visitor'];
}
