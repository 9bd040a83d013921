import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../src/web/app.ts';
import { routes } from '../../src/web/brought.ts';
import type { Route } from '../../src/web/route.ts';
import { testDoor } from '../browse.ts';
import { demoDatabase } from '../browser/demoDatabase.ts';
import { NOW } from '../browser/demoPages.ts';
import { testContext } from '../context.ts';
import type { TestDatabase } from '../database.ts';
import { remember } from '../remembered/remembering.ts';
import { unzip } from '../unzip.ts';
import { NEEDLE, findPlanted } from './planted.ts';
import type { Found } from './planted.ts';
import { leakScene } from './readers.ts';
import type { LeakScene, Reader } from './readers.ts';

let database: TestDatabase;
let scene: LeakScene;
beforeAll(async () => {
  database = await demoDatabase();
  scene = await leakScene(database);
  await remember(database.pool);
});
afterAll(() => database?.drop());

/** Addresses of a route: those of the demo, and of the director's own partnership. */
function addressesOf({ path, scope }: Route): Set<string> {
  const { pages, desk, pair } = scene;
  const [slug] = pages.fill('/partnership')[0]!.address.split('/partnership');
  const ofPair = /partnerships?\/:id/.test(path) && !path.replace(':id', '').includes(':');
  return new Set([
    ...pages.fill(path).map(({ address }) => address),
    ...desk.fill(path),
    ...(scope === 'site' && !path.includes(':') ? [path] : []),
    ...(ofPair ? [`${slug}${path.replace(':id', String(pair))}`] : []),
  ]);
}

/** One reader of each kind for whom a route may differ. Readers who are refused see nothing, as `test/audience.test.ts` holds. */
function readersOf({ audience }: Route): Reader[] {
  const all = Object.keys(scene.sessions) as Reader[];
  if (typeof audience === 'object') return all.filter((reader) => reader !== 'stranger');
  if (audience === 'person' || audience === 'partner') return all.filter((reader) => reader !== 'moderator');
  return ['stranger', 'other participant', 'director who is the partner'];
}

/**
 * Whether a reader may see a planted word. On their own pages they may see letters of their partnership and their own words. A coordinator
 * may also see messages to coordinators.
 */
function isTheirs(reader: Reader, path: string, { table, partnership, writer }: Found): boolean {
  const isDirector = reader === 'director who is the partner';
  if (/\/partnership(?:\/|$|\?)|\/me(?:\/|$|\?)/.test(path))
    return (
      partnership === scene.pairs[reader] &&
      (/^(?:letter|agreement|meeting)/.test(table) || (isDirector && writer === scene.director))
    );
  return (
    isDirector &&
    path.includes('/workbench/') &&
    !/^(?:letter|agreement|meeting)/.test(table) &&
    partnership !== scene.pair
  );
}

async function read(app: ReturnType<typeof createApp>, address: string, session: string) {
  const request = new Request(`http://localhost:3000${address}`, {
    headers: { cookie: `session=${session}` },
  });
  const answer = await app.fetch(request, { incoming: { socket: { remoteAddress: '127.0.0.1' } } });
  const bytes = Buffer.from(await answer.arrayBuffer());
  const isZip = bytes.subarray(0, 2).toString() === 'PK';
  const text = isZip ? [...unzip(bytes).values()].join('\n') : bytes.toString();
  return { status: answer.status, text: `${text}\n${answer.headers.get('location') ?? ''}` };
}

test('no page, feed, file or search tells words of a room or of a concern to who must not read them', async () => {
  expect(scene.planted).toEqual(
    expect.arrayContaining(['letter.body', 'letter_picture.name', 'concern.body', 'membership.left_reason']),
  );
  const app = createApp(testDoor(testContext(database.db, NOW)), routes);
  const leaks = new Set<string>();
  const seen = new Set<string>();
  const counts = { drawn: 0, searched: 0 };
  for (const route of routes.filter(({ method }) => method === 'GET'))
    for (const reader of readersOf(route))
      for (const address of addressesOf(route)) {
        const session = scene.sessions[reader];
        const { status, text } = await read(app, address, session);
        if (status === 200) counts.drawn++;
        const field = status === 200 ? /name="(search|words|q)"/.exec(text)?.[1] : undefined;
        const search = `${address}${address.includes('?') ? '&' : '?'}${field}=${NEEDLE}`;
        if (field) counts.searched++;
        const more = field ? (await read(app, search, session)).text : '';
        for (const found of findPlanted(`${text}\n${more}`)) {
          seen.add(reader);
          if (!isTheirs(reader, address, found))
            leaks.add(`${found.table} of ${found.partnership} by ${found.writer}: ${address} as ${reader}`);
        }
      }
  expect([...leaks]).toEqual([]);
  // Otherwise nothing was planted in sight, or nothing was read.
  expect([...seen]).toEqual(expect.arrayContaining(['director who is the partner', 'other participant']));
  expect(seen).not.toContain('stranger');
  expect(counts.drawn).toBeGreaterThan(200);
  expect(counts.searched).toBeGreaterThan(3);
}, 60_000);

test('no mail, line of the log or matter holds them, whoever would read it', async () => {
  const { rows } = await sql<{ what: string; text: string }>`
    select 'mail ' || kind as what, subject || text || html || data::text as text from outbox
      where subject || text || html || data::text like '%zq%'
    union all select 'event ' || kind, data::text from event where data::text like '%zq%'
    union all select 'matter ' || kind, data::text from matter where data::text like '%zq%'`.execute(
    database.db,
  );
  expect(rows.filter(({ text }) => findPlanted(text).length > 0).map(({ what }) => what)).toEqual([]);
});
