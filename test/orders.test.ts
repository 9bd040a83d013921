import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { keepColumns } from '../src/rooms/desks/index.ts';
import { createApp } from '../src/web/app.ts';
import { BROUGHT, routes } from '../src/web/brought.ts';
import { testDoor } from './browse.ts';
import { demoDatabase } from './browser/demoDatabase.ts';
import { NOW, demoPages } from './browser/demoPages.ts';
import { testContext } from './context.ts';
import type { TestCtx } from './context.ts';
import { deskPages } from './hostile/deskPages.ts';
import { faultOf, shownList } from './listOrders.ts';
import { matchingScene } from './matchingScene.ts';
import { poolMember, poolOfMany } from './pool.ts';
import { remember } from './remembered/remembering.ts';

type Get = (address: string) => Promise<string>;

/** Shows every column of a list from now on. */
async function showAll(
  ctx: TestCtx,
  get: Get,
  of: { programme: number; person: number },
  list: string,
  address: string,
) {
  const columns = [...(await get(address)).matchAll(/name="column" value="([^"]+)"/g)].map(([, key]) => key!);
  expect([list, columns.length > 0]).toEqual([list, true]);
  await keepColumns(ctx, { ...of, list, columns });
}

/** Presses each sorting head of a list in both directions. Returns the faults, and the heads for which the rows could have shown one. */
async function pressed(get: Get, address: string) {
  const faults: string[] = [];
  const told: string[] = [];
  const heads = shownList(await get(address))?.heads ?? [];
  for (const { key, at } of heads) {
    const read = async (sort: string) => {
      const html = await get(`${address}&sort=${sort}&size=250`);
      const { rows, ways } = shownList(html)!;
      return { rows, way: ways[at], isAll: !html.includes('rel="next"') };
    };
    const [one, other] = [await read(key), await read(`-${key}`)];
    const [up, down] = one.way === 'ascending' ? [one, other] : [other, one];
    const name = `${address} by ${key}`;
    if (up.way !== 'ascending' || down.way !== 'descending') faults.push(`${name}: its ways are not said`);
    const words = (rows: typeof up.rows) => rows.map((row) => row.words);
    // If a list has several pages, the first page of one direction shares no rows with that of the other.
    if (up.isAll && words(up.rows).join('\n') !== words(down.rows).toReversed().join('\n'))
      faults.push(`${name}: the two ways are not each other's reverse`);
    const fault = faultOf(up.rows, at);
    if (fault) faults.push(`${name}: ${fault}`);
    if (fault !== null && up.rows.length > 1) told.push(key);
  }
  return { heads: heads.map(({ key }) => key), faults, told };
}

/** Lists that are checked in a round of their own, before and after publication. */
const OF_A_MATCH = new Set(['proposals', 'introduced', 'unplaced']);

test('each head of each list that sorts orders the rows, one way and the other', async () => {
  const database = await demoDatabase();
  try {
    const { db } = database;
    const ctx = testContext(db, NOW);
    const pages = await demoPages(database);
    const { sessions } = await deskPages(pages);
    await remember(database.pool);
    const { slug } = await db.selectFrom('programme').select('slug').executeTakeFirstOrThrow();
    const { person } = await db
      .selectFrom('operator')
      .innerJoin('person', 'person.account_id', 'operator.account_id')
      .select('person.id as person')
      .executeTakeFirstOrThrow();
    const app = createApp(testDoor(ctx), routes);
    const get: Get = async (address) => {
      const request = new Request(`http://localhost:3000/p/${slug}${address}`, {
        headers: { cookie: `session=${sessions['director']}; lang=en` },
      });
      const answer = await app.fetch(request, { incoming: { socket: { remoteAddress: '127.0.0.1' } } });
      expect([address, answer.status]).toEqual([address, 200]);
      return answer.text();
    };
    const most = await db
      .selectFrom('outbox')
      .select(['kind', 'occasion'])
      .groupBy(['kind', 'occasion'])
      .orderBy((eb) => eb.fn.countAll(), 'desc')
      .executeTakeFirstOrThrow();
    /** Queries of lists that open with more than an order, several where a view has other columns. */
    const asked: Record<string, string[]> = {
      discussion: ['', '&queue=hidden'],
      outbox: ['', '&show=sent', '&show=held'],
      mails: [`&${new URLSearchParams(most).toString()}`],
    };
    const telling: string[] = [];
    const faults: string[] = [];
    for (const [list, { path }] of BROUGHT.lists) {
      if (OF_A_MATCH.has(list)) continue;
      const own = `${path.replace(':round', '1')}?round=1`;
      for (const more of asked[list] ?? ['']) {
        await showAll(ctx, get, { programme: pages.programme, person }, list, `${own}${more}`);
        const found = await pressed(get, `${own}${more}`);
        faults.push(...found.faults);
        telling.push(...found.told.map((key) => `${list} by ${key}`));
      }
    }
    expect(faults).toEqual([]);
    // At other heads all rows of the demo have the same value, so their order would show nothing.
    expect(telling.length).toBeGreaterThan(15);
  } finally {
    await database.drop();
  }
}, 300_000);

test('so does each of the lists of a round that is matched, before it is published and after', () =>
  matchingScene(async ({ ctx, cast, round, tomas, run }) => {
    await poolOfMany(ctx, round, 7, 4);
    for (const name of ['Aaju', 'Zaki'])
      await poolMember(ctx, round, {
        name,
        country: 'GL',
        zone: 'America/Nuuk',
        answers: { languages: [{ code: 'kl', level: 'native' }] },
      });
    await run();
    await sql`update proposal set created_at = created_at + id * interval '1 day'`.execute(ctx.db);
    const get: Get = async (address) => (await tomas.get(`${address}&lang=en`)).text;
    const of = { programme: cast.programme, person: cast.people.tomas };
    const found: Record<string, unknown> = {};
    const look = async (list: string, part: string) => {
      const address = `/workbench/matching/1/${part}?round=1`;
      await showAll(ctx, get, of, list, address);
      const { heads, told, faults } = await pressed(get, address);
      expect(faults).toEqual([]);
      found[list] = [heads, told];
    };
    await look('proposals', 'proposals');
    await look('unplaced', 'unplaced');
    await tomas.post('/workbench/matching/1/publication', { sure: 'yes' });
    await sql`update partnership set introduced_at = introduced_at + id * interval '1 day'`.execute(ctx.db);
    await look('introduced', 'proposals');
    const all = ['countries', 'fit', 'made'];
    expect(found).toEqual({
      proposals: [all, all],
      introduced: [all, all],
      // All people have the same turn.
      unplaced: [['person', 'turn'], ['person']],
    });
  }));
