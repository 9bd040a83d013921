import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seeded } from '../../sample/people/random.ts';
import { createContext } from '../../src/context.ts';
import { readPostmaster } from '../../src/db/embedded/processes.ts';
import { startEmbedded } from '../../src/db/embedded/start.ts';
import { migrate } from '../../src/db/migrate.ts';
import { createDb, createPool } from '../../src/db/pool.ts';
import type { Schema } from '../../src/db/schema.ts';
import { inTransaction } from '../../src/rooms/ctx.ts';
import type { Ctx } from '../../src/rooms/ctx.ts';
import { createSecrets } from '../../src/secrets.ts';
import { stage, stageRound } from '../cast.ts';
import { testContext } from '../context.ts';
import { noteInFlight } from '../inFlight.ts';
import { sink } from '../mail/sink.ts';
import type { Sink } from '../mail/sink.ts';
import { endsMoved } from '../outbox.ts';
import { asked, buildBundle, clearFolder, scratchFolder, serve, until } from '../process.ts';
import type { Served } from '../process.ts';

/*
 * Kills a worker with SIGKILL twenty times while it mails 3,000 people that a date has moved. At one kill the mail server has read a mail
 * and not yet answered. The embedded PostgreSQL is killed twice. After each kill and at the end, rows are compared with the mails that the
 * server has.
 */

const PEOPLE = 3000;
const KILLS = 20;
const SEED = 20_261_125;
/** The number of the kill that falls inside DATA. */
const INSIDE_DATA = 7;
/** The kills before which PostgreSQL is killed under a running worker. */
const DATABASE_TOO: readonly number[] = [5, 13];
/** The most mails that one worker has in flight: its connections. */
const IN_FLIGHT = 8;
const SECRET = 'a secret that only this test knows, 32+';
const MAIL_FROM = 'Far Shelves <mentoring@shelves.example>';

let pool: pg.Pool;
let db: Kysely<Schema>;
let server: Sink;
let folder: string;
let worker: Served | undefined;
/** Called while the mail server has a mail in hand. */
let insideData: (() => Promise<void>) | undefined;

beforeAll(async () => {
  folder = await scratchFolder();
  buildBundle();
  server = await sink({
    atData: async () => {
      await pause(8);
      const once = insideData;
      insideData = undefined;
      await once?.();
    },
  });
  const started = await startEmbedded({ dataDir: folder });
  pool = createPool(started.connection);
  db = createDb(pool);
  await migrate(db);
  await queueMails();
  await pool.query('analyze');
  // From here on PostgreSQL belongs to the workers, who restart it when it dies.
  await started.stop();
});
afterAll(async () => {
  await worker?.end('SIGKILL');
  await server?.close();
  await db?.destroy();
  await clearFolder(folder);
});

test(`${KILLS} kills of the worker and ${DATABASE_TOO.length} of PostgreSQL during ${PEOPLE} mails: none lost, none doubled but what was in flight, always the same Message-ID`, async () => {
  const random = seeded(SEED);
  /** Message-IDs of mails that the mail server had taken before our row said so. */
  const inFlight = new Set<string>();
  const note = (): Promise<void> => noteInFlight({ db, server }, inFlight, { afterMs: 60, most: IN_FLIGHT });
  const goesOn = async (mails: number): Promise<void> => {
    const seen = server.received.length;
    await until(() => server.received.length >= seen + mails, 90_000, output);
    await pause(Math.floor(random.next() * 12));
  };
  for (let kill = 0; kill < KILLS; kill++) {
    worker = await work();
    if (DATABASE_TOO.includes(kill)) {
      await goesOn(20);
      process.kill((await readPostmaster(join(folder, 'postgres')))!.pid, 'SIGKILL');
      await goesOn(20);
    }
    if (kill === INSIDE_DATA)
      await new Promise<void>((done) => {
        insideData = async () => {
          await worker!.end('SIGKILL');
          done();
        };
      });
    else {
      await goesOn(1 + Math.floor(random.next() * 120));
      await worker.end('SIGKILL');
    }
    await note();
  }

  worker = await work();
  await until(async () => (await left()) === 0, 180_000, output);
  await pause(500);

  const rows = await db.selectFrom('outbox').select(['message_id', 'state', 'address']).execute();
  await worker.end('SIGTERM');
  expect(rows).toHaveLength(PEOPLE);
  expect(new Set(rows.map((row) => row.state))).toEqual(new Set(['sent']));
  const arrived = Map.groupBy(server.received, (one) => one.mail.messageId);
  // Nothing is lost, and no mail lacks its row.
  expect(new Set(arrived.keys())).toEqual(new Set(rows.map((row) => row.message_id)));
  const doubled = [...arrived].filter(([, copies]) => copies.length > 1);
  for (const [id, copies] of doubled) {
    expect(inFlight).toContain(id);
    expect(new Set(copies.map((copy) => copy.to)).size).toBe(1);
  }
  expect(new Set(server.received.map((one) => one.to)).size).toBe(PEOPLE);
  console.log(
    `${KILLS} kills (one inside DATA) and ${DATABASE_TOO.length} of PostgreSQL, ${PEOPLE} mails: 0 lost, ${doubled.length} doubled of ${inFlight.size} in flight`,
  );
});

const output = (): string => worker?.output() ?? '';

/** A worker of the program as shipped, on this database and mail server. */
const work = (): Promise<Served> =>
  serve(folder, {
    ROLE: 'worker',
    SMTP_URL: server.url,
    MAIL_FROM,
    SECRET_KEY: SECRET,
    LOG_LEVEL: 'warn',
  });

/** Invented people, each with a mail in the outbox about the end of their round. */
async function queueMails(): Promise<void> {
  const { log } = testContext(db);
  const ctx: Ctx = createContext({
    config: {
      publicUrl: 'http://localhost:3000',
      mailFrom: { name: '', address: 'mentoring@shelves.example' },
    },
    db,
    secrets: createSecrets(SECRET),
    jobs: { enqueue: () => Promise.resolve() },
    log,
  });
  const { programme } = await stage(ctx);
  const now = Temporal.Now.plainDateTimeISO('Europe/Madrid');
  const opens = now.subtract({ days: 33 }).toString({ smallestUnit: 'minute' });
  const round = await stageRound(ctx, programme, opens);
  const people = await db
    .insertInto('person')
    .values(
      Array.from({ length: PEOPLE }, (_, index) => ({
        programme_id: programme,
        address: `person${index}@people.example`,
        address_confirmed_at: ctx.clock.now(),
        name: `Person ${index}`,
        country: index % 2 ? 'PE' : 'FI',
        zone: index % 2 ? 'America/Lima' : 'Europe/Helsinki',
        locale: ['en', 'es', 'fr', 'ar'][index % 4]!,
        created_at: ctx.clock.now(),
      })),
    )
    .returning('id')
    .execute();
  await inTransaction(ctx, (ctx) => ctx.mailer.queue(ctx, endsMoved(programme, round.id, people)));
}

async function left(): Promise<number> {
  const { count } = await asked(() =>
    db
      .selectFrom('outbox')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('state', '<>', 'sent')
      .executeTakeFirstOrThrow(),
  );
  return Number(count);
}
