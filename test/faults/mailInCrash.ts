import { setTimeout as pause } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stage } from '../cast.ts';
import { testContext } from '../context.ts';
import { freshDatabase, urlOf } from '../database.ts';
import type { TestDatabase } from '../database.ts';
import { rawMail } from '../mail/incoming.ts';
import { buildBundle, clearFolder, freePort, scratchFolder, serve, untilReady } from '../process.ts';
import type { Served } from '../process.ts';

const MAILS = 60;
const TO = 'hello@far-shelves.example';

let database: TestDatabase;
let folder: string;
let port: number;
let served: Served | undefined;

beforeAll(async () => {
  buildBundle();
  database = await freshDatabase();
  folder = await scratchFolder();
  port = await freePort();
  await stage(testContext(database.db, new Date().toISOString()));
});
afterAll(async () => {
  await served?.end('SIGKILL');
  await database?.drop();
  await clearFolder(folder);
});

async function start(): Promise<Served> {
  const made = await serve(folder, {
    ROLE: 'worker',
    DATABASE_URL: urlOf(database.connection),
    MAIL_IN_LISTEN: `lmtp://127.0.0.1:${port}`,
    SECRET_KEY: 'a secret that only this test knows, 32+',
    LOG_LEVEL: 'warn',
  });
  await untilReady(made);
  return made;
}

/** Hands a mail over as a mail server does, and tries again until it is taken. */
async function handOver(number: number, taken: () => void): Promise<void> {
  const raw = rawMail({
    // Each mail is from another sender: the inbox takes only so many a day from one.
    from: `reader${number}@cast.example`,
    to: TO,
    subject: `Question ${number}`,
    text: `Question ${number}?`,
    messageId: `<question-${number}@cast.example>`,
  });
  for (;;) {
    const server = createTransport({
      host: '127.0.0.1',
      port,
      lmtp: true,
      ignoreTLS: true,
      socketTimeout: 5000,
    } as Parameters<typeof createTransport>[0]);
    const sent = await server
      .sendMail({ envelope: { from: `reader${number}@cast.example`, to: TO }, raw })
      .catch(() => null);
    server.close();
    if (sent && (sent as { accepted: unknown[] }).accepted.length === 1) return taken();
    await pause(100);
  }
}

test('a worker takes mail where it is told to listen; killed in the middle, what it acknowledged is handled, once', async () => {
  served = await start();
  let taken = 0;
  const half = Promise.withResolvers<void>();
  const count = (): void => {
    taken += 1;
    if (taken === MAILS / 2) half.resolve();
  };
  const numbers = Array.from({ length: MAILS }, (_, number) => number);
  const lanes = Array.from({ length: 4 }, async () => {
    for (let number = numbers.shift(); number !== undefined; number = numbers.shift())
      await handOver(number, count);
  });
  await half.promise;
  await served.end('SIGKILL');
  served = await start();
  await Promise.all(lanes);
  const open = () => database.db.selectFrom('incoming').select('id').where('state', '=', 'waiting').execute();
  for (let wait = 0; wait < 300 && (await open()).length > 0; wait++) await pause(100);
  const rows = await database.db.selectFrom('incoming').select(['state', 'reason', 'last_error']).execute();
  expect(rows).toEqual(
    Array.from({ length: MAILS }, () => ({ state: 'done', reason: null, last_error: null })),
  );
  const heard = await database.db
    .selectFrom('thread_message')
    .select('body')
    .where('kind', '=', 'in')
    .execute();
  expect(heard.map(({ body }) => body).sort()).toEqual(
    Array.from({ length: MAILS }, (_, number) => `Question ${number}?`).sort(),
  );
  const began = performance.now();
  expect(await served.end('SIGTERM')).toBe(0);
  expect(performance.now() - began).toBeLessThan(10_000);
}, 120_000);
