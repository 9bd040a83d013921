import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultForm } from '../sample/form.ts';
import { loadForm } from '../src/rooms/programmes/index.ts';
import { browse } from './browse.ts';
import { demoDatabase } from './browser/demoDatabase.ts';
import type { TestCtx } from './context.ts';
import { countQueries } from './countQueries.ts';
import type { TestDatabase } from './database.ts';
import { onTalk, say, stageTopic } from './discussion.ts';
import { matchingScene } from './matchingScene.ts';
import { MOST_QUERIES } from './mostQueries.ts';
import { queriesOfPages } from './pageQueries.ts';
import { withPartners, write } from './partners.ts';
import { remember } from './remembered/remembering.ts';

/** Pages that need more queries, and how many at most. No page may be added, and a number may only become smaller. */
const MORE: Readonly<Record<string, number>> = {};

let database: TestDatabase | undefined;
beforeAll(async () => {
  database = await demoDatabase();
  // Queries are counted before the memory answers them.
  await remember(database.pool);
});
afterAll(() => database?.drop());

test('a page asks the database at most eight times, whoever reads it, but for those that are named', async () => {
  const counts = await queriesOfPages(database!.db, MOST_QUERIES);
  expect([...counts].filter(([page, count]) => count > (MORE[page] ?? MOST_QUERIES))).toEqual([]);
  expect(Object.keys(MORE).filter((page) => !counts.has(page))).toEqual([]);
  expect(counts.size).toBeGreaterThan(250);
  for (const page of ['/ as visitor', '/topics/:slug as participant', '/me as participant'])
    expect(counts.get(page)).toBeGreaterThanOrEqual(3);
}, 300_000);

test('the front page and a topic ask the database at most eight times, for visitors and for who is signed in', async () => {
  await onTalk(async ({ ctx, cast, topic }) => {
    await say(ctx, cast, cast.people.mei, { topic, body: 'A door is a wall that changed its mind.' });
    const { counted, asked } = counting(ctx);
    const counts: Record<string, number> = {};
    for (const [who, browser] of [
      ['a visitor', browse(counted, cast)],
      ['Luca', browse(counted, cast, 'luca')],
    ] as const)
      for (const path of ['/', '/topics/doors']) {
        await browser.get(path);
        const before = asked();
        expect((await browser.get(path)).status).toBe(200);
        counts[`${who} ${path}`] = asked() - before;
      }
    expect(Object.entries(counts).filter(([, count]) => count > MOST_QUERIES || count < 3)).toEqual([]);
  });
});

test('the page of a partnership does, too, with letters, cards and a topic', async () => {
  await withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, cast, round, pair } = scene;
    await loadForm(ctx, cast.programme, round.id, defaultForm);
    await stageTopic(ctx, cast);
    await write(scene, 'amina', 'Bonjour');
    await write(scene, 'mei', 'Ni hao');
    const { counted, asked } = counting(ctx);
    const amina = browse(counted, cast, 'amina');
    const counts: Record<string, number> = {};
    for (const path of ['/partnership?lang=en', `/partnership/${pair}?lang=en`]) {
      await amina.get(path);
      const before = asked();
      const page = await amina.get(path);
      for (const shown of ['Doors', 'Ni hao', 'You both speak English.']) expect(page.text).toContain(shown);
      counts[path] = asked() - before;
    }
    expect(Object.entries(counts).filter(([, count]) => count > MOST_QUERIES || count < 3)).toEqual([]);
  });
});

test('so do the proposals of a round that is not published', () =>
  matchingScene(async ({ ctx, cast, run }) => {
    await run();
    const { counted, asked } = counting(ctx);
    const tomas = browse(counted, cast, 'tomas');
    for (const query of ['', '?sort=made', '?country=IT']) {
      const path = `/workbench/matching/1/proposals${query}`;
      await tomas.get(path);
      const before = asked();
      expect((await tomas.get(path)).status).toBe(200);
      expect([path, asked() - before > MOST_QUERIES]).toEqual([path, false]);
      expect(asked()).toBeGreaterThan(before);
    }
  }));

test('the page of the operator and the list of programmes ask as often for many programmes as for one', () =>
  onTalk(async ({ ctx, cast }) => {
    const { counted, asked } = counting(ctx);
    const olga = browse(counted, cast, 'olga');
    const count = async (path: string): Promise<number> => {
      await olga.site.get(path);
      const before = asked();
      expect((await olga.site.get(path)).status).toBe(200);
      return asked() - before;
    };
    const one = await count('/operator');
    await sql`
      insert into programme (slug, name, tagline, about, source_locale, locales, zone, contact_address, created_at)
      select 'shelves-' || n, name, tagline, about, source_locale, locales, zone, contact_address, created_at
      from programme, generate_series(1, 30) n where id = ${cast.programme}`.execute(ctx.db);
    expect([await count('/operator'), (await count('/')) < MOST_QUERIES]).toEqual([one, true]);
    expect((await olga.site.get('/operator')).text).toContain('shelves-30');
  }));

/** A context that counts its queries of the database. */
function counting(ctx: TestCtx): { counted: TestCtx; asked: () => number } {
  const { counted, asked } = countQueries(ctx.db);
  return { counted: { ...ctx, db: counted }, asked };
}
