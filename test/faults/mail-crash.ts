import { afterAll, beforeAll, expect, test } from 'vitest';
import { seeded } from '../../sample/people/random.ts';
import { createContext } from '../../src/context.ts';
import type { Ctx } from '../../src/rooms/ctx.ts';
import { createSecrets } from '../../src/secrets.ts';
import { stage, stageRound } from '../cast.ts';
import { testContext } from '../context.ts';
import { freshDatabase } from '../database.ts';
import type { TestDatabase } from '../database.ts';
import { sink } from '../mail/sink.ts';
import type { Sink } from '../mail/sink.ts';
import { stagePartnership } from '../partners.ts';
import { buildBundle, pause, scratchFolder, clearFolder, serve } from '../process.ts';
import type { Served } from '../process.ts';

/*
 * Kills a worker with SIGKILL twenty times while it mails an introduction to 764 people, once of them while the mail server
 * holds a mail it has read and not yet answered. Rows and what the mail server has are compared after each kill and at the end.
 */

const PEOPLE = 764;
const KILLS = 20;
const SEED = 20_261_125;
/** Which of the kills falls inside DATA. */
const INSIDE_DATA = 7;
/** Mails one worker has in flight at most: its connections. */
const IN_FLIGHT = 5;
const SECRET = 'a secret that only this test knows, 32+';
const MAIL_FROM = 'Far Shelves <mentoring@shelves.example>';

let database: TestDatabase;
let server: Sink;
let folder: string;
/** Called while the mail server has a mail in hand. */
let insideData: (() => Promise<void>) | undefined;

beforeAll(async () => {
  database = await freshDatabase();
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
  await queueIntroduction();
});
afterAll(async () => {
  await server.close();
  await clearFolder(folder);
  await database.drop();
});

test(`${KILLS} kills during ${PEOPLE} mails: none lost, none doubled but what was in flight, always the same Message-ID`, async () => {
  const random = seeded(SEED);
  /** Message-IDs that the mail server had while our row did not know it yet. */
  const inFlight = new Set<string>();
  for (let kill = 0; kill < KILLS; kill++) {
    const worker = await work();
    const seen = server.received.length;
    if (kill === INSIDE_DATA)
      await new Promise<void>((done) => {
        insideData = async () => {
          await worker.end('SIGKILL');
          done();
        };
      });
    else {
      const more = 1 + Math.floor(random.next() * 28);
      await until(() => server.received.length >= seen + more, 40_000);
      await pause(Math.floor(random.next() * 12));
      await worker.end('SIGKILL');
    }
    // What the server was reading when the connection broke, it may still take.
    await pause(60);
    const had = new Set(server.received.map((one) => one.mail.messageId));
    const open = await database.db
      .selectFrom('outbox')
      .select('message_id')
      .where('state', '=', 'sending')
      .execute();
    const caught = open.filter((row) => had.has(row.message_id) && !inFlight.has(row.message_id));
    expect(caught.length).toBeLessThanOrEqual(IN_FLIGHT);
    for (const row of caught) inFlight.add(row.message_id);
  }

  const worker = await work();
  await until(async () => (await left()) === 0, 180_000);
  await pause(500);
  await worker.end('SIGTERM');

  const rows = await database.db.selectFrom('outbox').select(['message_id', 'state', 'address']).execute();
  expect(rows).toHaveLength(PEOPLE);
  expect(new Set(rows.map((row) => row.state))).toEqual(new Set(['sent']));
  const arrived = Map.groupBy(server.received, (one) => one.mail.messageId);
  // Nothing lost, and nothing that has no row.
  expect(new Set(arrived.keys())).toEqual(new Set(rows.map((row) => row.message_id)));
  const doubled = [...arrived].filter(([, copies]) => copies.length > 1);
  for (const [id, copies] of doubled) {
    expect(inFlight).toContain(id);
    expect(new Set(copies.map((copy) => copy.to)).size).toBe(1);
  }
  expect(new Set(server.received.map((one) => one.to)).size).toBe(PEOPLE);
  console.log(
    `${KILLS} kills (one inside DATA), ${PEOPLE} mails: 0 lost, ${doubled.length} doubled of ${inFlight.size} in flight`,
  );
});

/** A worker of the product as it is shipped, on this database and mail server. */
function work(): Promise<Served> {
  const { host, port, user, password = '', database: name } = database.connection;
  const login = `${user}${password ? `:${encodeURIComponent(password)}` : ''}`;
  return serve(folder, {
    ROLE: 'worker',
    DATABASE_URL: `postgres://${login}@localhost:${port}/${name}?host=${encodeURIComponent(host)}`,
    SMTP_URL: server.url,
    MAIL_FROM,
    SECRET_KEY: SECRET,
    LOG_LEVEL: 'warn',
  });
}

/** 382 pairs of invented people, each with their introduction in the outbox. */
async function queueIntroduction(): Promise<void> {
  const { log } = testContext(database.db);
  const ctx: Ctx = createContext({
    config: {
      publicUrl: 'http://localhost:3000',
      mailFrom: { name: '', address: 'mentoring@shelves.example' },
    },
    db: database.db,
    secrets: createSecrets(SECRET),
    jobs: { enqueue: () => Promise.resolve() },
    log,
  });
  const { programme } = await stage(ctx);
  const now = Temporal.Now.plainDateTimeISO('Europe/Madrid');
  const opens = now.subtract({ days: 33 }).toString({ smallestUnit: 'minute' });
  const round = await stageRound(ctx, programme, opens);
  const people = await database.db
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
  for (let index = 0; index < PEOPLE; index += 2) {
    const pair = people.slice(index, index + 2).map(({ id }) => id);
    const partnership = await stagePartnership(ctx, programme, round.id, pair);
    await ctx.mailer.queue(
      ctx,
      pair.map((person) => ({
        programme,
        kind: 'introduction' as const,
        occasion: `partnership:${partnership}`,
        person,
        data: { partnership },
      })),
    );
  }
}

async function left(): Promise<number> {
  const { count } = await database.db
    .selectFrom('outbox')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('state', '<>', 'sent')
    .executeTakeFirstOrThrow();
  return Number(count);
}

async function until(test: () => boolean | Promise<boolean>, ms: number): Promise<void> {
  const began = performance.now();
  while (!(await test())) {
    if (performance.now() - began > ms)
      throw new Error(`waited ${ms} ms in vain; ${await left()} mails are left`);
    await pause(5);
  }
}
