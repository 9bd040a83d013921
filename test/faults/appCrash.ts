import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seeded } from '../../sample/people/random.ts';
import { startEmbedded } from '../../src/db/embedded/start.ts';
import { migrate } from '../../src/db/migrate.ts';
import { createDb, createPool } from '../../src/db/pool.ts';
import type { Schema } from '../../src/db/schema.ts';
import { openSession } from '../../src/rooms/people/index.ts';
import { createSecrets } from '../../src/secrets.ts';
import { play } from '../../src/simulate/play.ts';
import { DIRECTOR, makeWorld } from '../../src/simulate/world.ts';
import { noteInFlight } from '../inFlight.ts';
import { sink } from '../mail/sink.ts';
import type { Sink } from '../mail/sink.ts';
import { asked, buildBundle, clearFolder, scratchFolder, serve, until, untilReady } from '../process.ts';
import type { Served } from '../process.ts';

/*
 * The whole application, pages and work in one process with its embedded PostgreSQL, is killed with SIGKILL twenty times while it
 * introduces people to each other. The first kill is while the director's click publishes the pairs, the others are while the mails leave.
 */

const PEOPLE = 850;
const COUNTRIES = 76;
/** At least so many mails: some applicants withdraw, or never confirm their address. */
const MAILS = 764;
const KILLS = 20;
const SEED = 20_270_310;
/** More days than there are from the start of the play to the introduction. */
const DAYS = 40;
const DAY_MS = 86_400_000;
/** The most mails in flight: the connections of one process. */
const IN_FLIGHT = 8;
/** The mails go on within this time after a kill, however many the dead process had in hand. */
const RESUMES_MS = 15_000;
const SECRET = 'a secret that only this test knows, 32+';
const KINDS = ['introduction', 'waiting', 'unanswered'];

let folder: string;
let pool: pg.Pool;
let db: Kysely<Schema>;
let server: Sink;
let app: Served;
let slug: string;
let session: string;

beforeAll(async () => {
  folder = await scratchFolder();
  buildBundle();
  // As slow as a mail server overseas, so that a kill finds mails on their way.
  server = await sink({ atData: () => pause(40) });
  const started = await startEmbedded({ dataDir: folder });
  pool = createPool(started.connection);
  db = createDb(pool);
  await migrate(db);
  await matchEverybody();
  // From here on the database is the application's own.
  await started.stop();
}, 600_000);
afterAll(async () => {
  await app?.end('SIGKILL');
  await server?.close();
  await db?.destroy();
  await clearFolder(folder);
});

test(`${KILLS} kills of the application while it introduces everybody: nobody lost, nothing doubled but what was in flight`, async () => {
  const random = seeded(SEED);
  /** Message-IDs of mails that the mail server had taken before our row said so. */
  const inFlight = new Set<string>();
  const waited: number[] = [];

  app = await begin();
  const click = publish();
  await until(isPublishing, 30_000, app.output);
  await pause(random.next() * 150);
  await kill(inFlight);
  expect(await click, 'killed before it answered').toBe(0);
  app = await begin();
  // The click did all of its work or none.
  const isPublished = await published();
  if (!isPublished) expect(await introductions()).toEqual([]);
  expect(await publish()).toBe(isPublished ? 422 : 303);
  const all = await introductions();
  expect(all.length).toBeGreaterThanOrEqual(MAILS);
  expect(new Set(all.map(({ person_id: person }) => person)).size).toBe(all.length);

  // A person whose mailbox is gone gets no more mail.
  const suppressed = await asked(() => db.selectFrom('suppression').select('address').execute());
  const gone = new Set(suppressed.map(({ address }) => address));
  const expected = all.map((row) => ({ ...row, state: gone.has(row.address) ? 'dropped' : 'sent' }));
  const own = new Set(expected.filter(({ state }) => state === 'sent').map((row) => row.message_id));
  const taken = () => server.received.filter(({ mail }) => own.has(mail.messageId ?? ''));
  for (let kills = 1; kills < KILLS; kills++) {
    const before = taken().length;
    const wanted = 1 + Math.floor((random.next() * 1.4 * all.length) / KILLS);
    await until(() => taken().length >= Math.min(own.size, before + wanted), 90_000, app.output);
    await pause(random.next() * 40);
    await kill(inFlight);
    const killed = performance.now();
    app = await begin();
    if ((await left()) === 0) continue;
    const had = taken().length;
    await until(() => taken().length > had, 90_000, app.output);
    waited.push(performance.now() - killed);
  }
  await until(async () => (await left()) === 0, 120_000, app.output);
  await pause(500);

  expect(await introductions()).toEqual(expected);
  const arrived = Map.groupBy(taken(), ({ mail }) => mail.messageId!);
  expect(new Set(arrived.keys())).toEqual(own);
  const doubled = [...arrived].filter(([, copies]) => copies.length > 1);
  for (const [id, copies] of doubled) {
    expect(inFlight).toContain(id);
    expect(new Set(copies.map((copy) => copy.to)).size).toBe(1);
  }
  expect(waited.length).toBeGreaterThan(KILLS / 2);
  expect(Math.max(...waited)).toBeLessThanOrEqual(RESUMES_MS);
  console.log(
    `${KILLS} kills, ${all.length} mails: 0 lost, ${doubled.length} doubled of ${inFlight.size} in flight; they went on after ${waited.map((ms) => (ms / 1000).toFixed(1)).join(', ')} s`,
  );
});

/** People of many countries who applied and were matched, as the director finds them on the day before the introduction. */
async function matchEverybody(): Promise<void> {
  const crowd = { people: PEOPLE, countries: COUNTRIES, seed: SEED };
  const secrets = createSecrets(SECRET);
  const start = new Date(Date.now() - DAYS * DAY_MS);
  const world = await makeWorld({ ...crowd, db, secrets, publicUrl: 'http://localhost:3000', start });
  await play({ ...crowd, ...world, stop: 'proposals' });
  slug = world.slug;
  const { id: account } = await db
    .selectFrom('account')
    .select('id')
    .where('address', '=', DIRECTOR.address)
    .executeTakeFirstOrThrow();
  session = await openSession(
    { ...world.ctx, clock: { now: () => new Date() } },
    { account, device: 'A test' },
  );
}

/** The program as shipped, on this database and mail server. */
async function begin(): Promise<Served> {
  const settings = {
    SMTP_URL: server.url,
    MAIL_FROM: 'Far Shelves <mentoring@shelves.example>',
    SECRET_KEY: SECRET,
    LOG_LEVEL: 'warn',
  };
  const served = await serve(folder, settings);
  await untilReady(served);
  return served;
}

/** The director's click. Gives the status, or 0 if the application died meanwhile. */
async function publish(): Promise<number> {
  const answer = await fetch(`http://127.0.0.1:${app.port}/p/${slug}/workbench/matching/1/publication`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: `session=${session}`, 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams({ sure: 'yes' }),
  }).catch(() => null);
  return answer?.status ?? 0;
}

async function kill(inFlight: Set<string>): Promise<void> {
  await app.end('SIGKILL');
  await noteInFlight({ db, server }, inFlight, { afterMs: 100, most: IN_FLIGHT });
}

const introductions = () =>
  asked(() =>
    db
      .selectFrom('outbox')
      .select(['message_id', 'person_id', 'address', 'state'])
      .where('kind', 'in', KINDS)
      .orderBy('id')
      .execute(),
  );

const left = async (): Promise<number> =>
  (await introductions()).filter(({ state }) => state === 'waiting' || state === 'sending').length;

/** Whether the click has begun to write but not yet committed. */
const isPublishing = async (): Promise<boolean> => {
  const held = await sql`select from pg_locks
    where relation = 'publication'::regclass and mode = 'RowExclusiveLock'`.execute(db);
  return held.rows.length > 0;
};

const published = async (): Promise<boolean> =>
  (await asked(() => db.selectFrom('publication').select('round_id').execute())).length > 0;
