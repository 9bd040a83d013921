import { setTimeout as pause } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stage } from '../cast.ts';
import { testContext } from '../context.ts';
import { freshDatabase, urlOf } from '../database.ts';
import type { TestDatabase } from '../database.ts';
import { nameServer } from '../mail/dns.ts';
import type { NameServer } from '../mail/dns.ts';
import { rawMail } from '../mail/incoming.ts';
import { KEY_RECORD } from '../mail/signed.ts';
import { buildBundle, clearFolder, freePort, scratchFolder, serve, untilReady } from '../process.ts';
import type { Served } from '../process.ts';

const TO = 'hello@far-shelves.example';

let database: TestDatabase;
let folder: string;
let names: NameServer;
let served: Served | undefined;

beforeAll(async () => {
  buildBundle();
  database = await freshDatabase();
  folder = await scratchFolder();
  names = await nameServer({ txt: { 'post._domainkey.cast.example': [KEY_RECORD] } });
  await stage(testContext(database.db, new Date().toISOString()));
});
afterAll(async () => {
  await served?.end('SIGKILL');
  await database?.drop();
  await names?.close();
  await clearFolder(folder);
});

test('a worker takes mail where its settings say, finds who signed it, and lets nobody keep it from stopping', async () => {
  const port = await freePort();
  served = await serve(folder, {
    ROLE: 'worker',
    DATABASE_URL: urlOf(database.connection),
    DNS_SERVERS: names.address,
    MAIL_IN_LISTEN: `lmtp://127.0.0.1:${port}`,
    LOG_LEVEL: 'warn',
  });
  await untilReady(served);
  const server = createTransport({
    host: '127.0.0.1',
    port,
    lmtp: true,
    ignoreTLS: true,
    pool: true,
  } as Parameters<typeof createTransport>[0]);
  const raw = rawMail({ from: 'luca@cast.example', to: TO, text: 'When does it begin?', signed: true });
  const mail = { envelope: { from: 'luca@cast.example', to: TO }, raw };
  for (let tries = 0; tries < 100; tries++) {
    if (await server.sendMail(mail).catch(() => null)) break;
    await pause(100);
  }
  const heard = () =>
    database.db.selectFrom('thread_message').select(['body', 'verified']).where('kind', '=', 'in').execute();
  for (let wait = 0; wait < 200 && (await heard()).length === 0; wait++) await pause(100);
  expect(await heard()).toEqual([{ body: 'When does it begin?', verified: true }]);
  // The client's connection stays open, as mail servers keep theirs.
  const began = performance.now();
  expect(await served.end('SIGTERM'), served.output()).toBe(0);
  expect(performance.now() - began).toBeLessThan(10_000);
  server.close();
});
