import { setTimeout as pause } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { serveProbed } from '../attacks/probed.ts';
import type { Probed } from '../attacks/probed.ts';
import { blackPng, greyJpeg, heaviest, manyScans } from '../bombs.ts';
import { stage } from '../cast.ts';
import { testContext } from '../context.ts';
import { freshDatabase } from '../database.ts';
import type { TestDatabase } from '../database.ts';
import { familyCount, hostileMail } from '../hostileMime/index.ts';
import { nameServer } from '../mail/dns.ts';
import type { NameServer } from '../mail/dns.ts';
import { freePort } from '../process.ts';

const TO = 'hello@far-shelves.example';
/**
 * The most milliseconds that an honest mail may wait behind hostile ones, and that anything may block the pages. `memory` is in octets,
 * enough for several of the largest mails at a time.
 */
const MOST = { waiting: 2000, blocked: 200, memory: 300e6 };

let database: TestDatabase;
let probed: Probed;
let names: NameServer;
let port: number;
let count = 0;

beforeAll(async () => {
  database = await freshDatabase();
  names = await nameServer();
  port = await freePort();
  await stage(testContext(database.db, new Date().toISOString()));
  probed = await serveProbed(database.connection, {
    ROLE: 'all',
    LOG_LEVEL: 'warn',
    DNS_SERVERS: names.address,
    MAIL_IN_LISTEN: `smtp://127.0.0.1:${port}`,
    MAIL_IN_PER_MINUTE: '1000',
    MAIL_IN_MB_PER_HOUR: '10000',
  });
  // The listener opens a moment after the pages. The first mail also loads everything that mails need.
  const first = mailOf('first', [await greyJpeg(40, 30)]);
  for (let open = false; !open;)
    open = await send(first).then(
      () => true,
      () => pause(100).then(() => false),
    );
  await untilSettled('first');
}, 120_000);
afterAll(async () => {
  await probed?.stop();
  await names?.close();
  await database?.drop();
});
beforeEach(() => database.db.deleteFrom('incoming').execute());

function mailOf(name: string, pictures: Buffer[]): Buffer {
  const parts = pictures.map(
    (picture, at) =>
      `--b\r\nContent-Type: image/png; name=${at}.png\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\n` +
      `${picture.toString('base64').replaceAll(/.{76}/g, '$&\r\n')}\r\n`,
  );
  return Buffer.from(
    `From: ${name}@post.example\r\nTo: ${TO}\r\nSubject: ${name}\r\nMessage-ID: <${++count}.${name}@post.example>\r\n` +
      `MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nHello, this is ${name}.\r\n${parts.join('')}--b--\r\n`,
  );
}

async function send(raw: Buffer, from = 'somebody@post.example'): Promise<void> {
  const server = createTransport({ host: '127.0.0.1', port, ignoreTLS: true, name: 'mx.post.example' });
  await server.sendMail({ envelope: { from, to: TO }, raw });
  server.close();
}

const stateOf = (name: string) =>
  database.db
    .selectFrom('incoming')
    .select('state')
    .where('message_id', 'like', `%.${name}@post.example>`)
    .executeTakeFirstOrThrow();

async function untilSettled(name: string): Promise<void> {
  const began = performance.now();
  while ((await stateOf(name)).state === 'waiting') {
    if (performance.now() - began > 120_000)
      throw new Error(`${name} was not handled\n${probed.served.output()}`);
    await pause(10);
  }
}

/** A mail above the limit is refused at once. */
function unlessTooLarge(error: { responseCode?: number }): void {
  if (error.responseCode !== 552) throw error;
}

/** Hostile mails that already wait when the honest ones come. */
async function behind(hostile: Buffer[]): Promise<{ words: number; picture: number }> {
  await Promise.all(
    [0, 1, 2].map(async (lane) => {
      for (const [at, raw] of hostile.entries())
        if (at % 3 === lane) await send(raw, 'nils@hostile.example').catch(unlessTooLarge);
    }),
  );
  const [words, picture] = await Promise.all([
    handled('words', mailOf('words', [])),
    handled('picture', mailOf('picture', [await greyJpeg(3000, 2000)])),
  ]);
  return { words, picture };
}

/** Milliseconds from handing a mail over until it is settled. */
async function handled(name: string, raw: Buffer): Promise<number> {
  const began = performance.now();
  await send(raw);
  await untilSettled(name);
  return performance.now() - began;
}

async function holds(hostile: Buffer[]): Promise<void> {
  let waited = { words: Infinity, picture: Infinity };
  const cost = await probed.costOf(async () => {
    waited = await behind(hostile);
  });
  console.log('  behind', hostile.length, 'hostile mails:', JSON.stringify({ ...waited, ...cost }));
  expect(waited.words).toBeLessThan(MOST.waiting);
  expect(waited.picture).toBeLessThan(MOST.waiting);
  expect(cost.blocked).toBeLessThan(MOST.blocked);
  expect(cost.memory).toBeLessThan(MOST.memory);
}

test('honest mail behind mails full of the heaviest pictures is handled at once', async () => {
  const heavy = await heaviest();
  const bombs = [
    heavy,
    await manyScans(5000, 50),
    heavy,
    await greyJpeg(7700, 7700),
    heavy,
    blackPng(5000, 5000),
  ];
  await holds(
    [1, 2, 3, 4, 5].map((at) =>
      mailOf(
        `bomb${at}`,
        bombs.map((bomb) => Buffer.concat([bomb, Buffer.from([at])])),
      ),
    ),
  );
  for (const at of [1, 2, 3, 4, 5]) await untilSettled(`bomb${at}`);
});

test('honest mail behind mails that are hard to read is handled at once', async () => {
  await holds(Array.from({ length: familyCount }, (_, seed) => hostileMail(seed).raw));
});
