import { setTimeout as pause } from 'node:timers/promises';
import { spawnSync } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import type { Kysely } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEmbedded } from '../../src/db/embedded/start.ts';
import type { Connection } from '../../src/db/embedded/start.ts';
import { migrate } from '../../src/db/migrate.ts';
import { createDb, createPool } from '../../src/db/pool.ts';
import type { Schema } from '../../src/db/schema.ts';
import { translator } from '../../src/i18n/translate.ts';
import { questionsOf } from '../../src/rooms/programmes/index.ts';
import { beginApplication } from '../../src/rooms/applications/index.ts';
import { openSession } from '../../src/rooms/people/index.ts';
import { stageForm } from '../applicant.ts';
import { stage, stageRound } from '../cast.ts';
import type { CastName, Stage } from '../cast.ts';
import { testContext } from '../context.ts';
import { send } from '../mail/listening.ts';
import { rawMail } from '../mail/incoming.ts';
import { contentOf } from '../fullDisk/noRoom.ts';
import { stagePartnership } from '../partners.ts';
import { asked, buildBundle, clearFolder, freePort, serve, untilReady } from '../process.ts';
import type { Served } from '../process.ts';
import { withoutMarkup } from '../withoutMarkup.ts';
import { smallDisk } from '../smallDisk.ts';
import type { SmallDisk } from '../smallDisk.ts';

/*
 * The whole application on a small disk of its own, which fills while people sign in, apply and write letters, and mail comes in. First the
 * disk is filled up to the reserve. Then it is filled to the last octet, with the same database as a server elsewhere whose disk nobody
 * watches.
 */

const MB = 1024 * 1024;
const SECRET = 'a secret that the tests know, of 32+ letters';
const TO = 'hello@far-shelves.example';
const HOPES = 'Letters that smell of another sea.';
const LETTER = 'Our baobab has leaves again.';
const LANGS = { signIn: 'es', apply: 'ar', letter: 'fr' } as const;

let disk: SmallDisk;
let elsewhere: SmallDisk;
let connection: Connection;
let pool: pg.Pool;
let db: Kysely<Schema>;
let cast: Stage;
let pair: number;
let fields: Record<string, string>;
let mailPort: number;
let app: Served | undefined;
const sessions = new Map<CastName, string>();

beforeAll(async () => {
  disk = await smallDisk(400);
  elsewhere = await smallDisk(16);
  buildBundle();
  const started = await startEmbedded({ dataDir: disk.folder });
  ({ connection } = started);
  pool = createPool(connection);
  db = createDb(pool);
  await migrate(db);
  await fill();
  // From here on the database is the application's own.
  await started.stop();
}, 120_000);
afterAll(async () => {
  await app?.end('SIGKILL');
  await db?.destroy();
  if (disk) await clearFolder(disk.folder).catch(() => {});
  await disk?.remove();
  await elsewhere?.remove();
});

/** Nine in the morning of that day, as a round's dates are written. */
const daysAgo = (days: number): string =>
  `${new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)}T09:00`;

/** The cast, an open round that Mei applies to, and Amina and Luca, partners since the round before. */
async function fill(): Promise<void> {
  const ctx = { ...testContext(db, new Date().toISOString()) };
  cast = await stage(ctx);
  const { programme, people } = cast;
  const earlier = await stageRound(ctx, programme, daysAgo(40), 1);
  const round = await stageForm(ctx, programme, daysAgo(5), 2);
  pair = await stagePartnership(ctx, programme, earlier.id, [people.amina, people.luca]);
  const actor = { kind: 'person', id: people.mei } as const;
  await beginApplication(ctx, { programme, actor, round: round.id, person: people.mei });
  const typed: Record<string, string> = { place: 'By the harbour.', interests: 'learning', hopes: HOPES };
  const [, , step] = await questionsOf(ctx, programme, round.id);
  fields = Object.fromEntries(step!.questions.map(({ id, role }) => [`q${id}`, typed[role ?? ''] ?? '']));
  for (const who of ['amina', 'mei'] as const)
    sessions.set(who, await openSession(ctx, { account: cast.accounts[who], device: 'A browser' }));
}

async function begin(settings: Record<string, string>): Promise<Served> {
  // The application of a failed test would go on beside the new one.
  await app?.end('SIGKILL');
  mailPort = await freePort();
  const dataDir = settings['DATABASE_URL'] ? elsewhere.folder : disk.folder;
  const served = await serve(dataDir, {
    SECRET_KEY: SECRET,
    LOG_LEVEL: 'warn',
    MAIL_IN_LISTEN: `lmtp://127.0.0.1:${mailPort}`,
    ...settings,
  });
  await untilReady(served);
  return served;
}

async function post(path: string, form: Record<string, string>, lang: string, who?: CastName) {
  const session = who ? `session=${sessions.get(who)}; ` : '';
  const response = await fetch(`http://localhost:${app!.port}/p/far-shelves${path}`, {
    method: 'POST',
    body: new URLSearchParams(form),
    redirect: 'manual',
    headers: {
      origin: `http://localhost:${app!.port}`,
      'accept-language': lang,
      cookie: `${session}lang=${lang}`,
    },
  });
  return { status: response.status, text: withoutMarkup(await response.text()) };
}

const signIn = () => post('/sign-in', { address: 'nils@cast.example' }, LANGS.signIn);
const apply = () => post('/rounds/2/application/steps/3', fields, LANGS.apply, 'mei');
const writeLetter = (body = LETTER) =>
  post(`/partnership/${pair}/letters`, { body, form_key: body.slice(0, 40) }, LANGS.letter, 'amina');
const mailIn = (text: string) =>
  send(
    { port: mailPort, close: () => Promise.resolve() },
    [TO],
    rawMail({ from: 'nils@cast.example', to: TO, text }),
  );

/** Each act with its typed words. */
const ACTS = [
  ['signIn', signIn, 'nils@cast.example'],
  ['apply', apply, HOPES],
  ['letter', writeLetter, LETTER],
] as const;

/** The effects of people's acts, without the program's own notes. */
const done = (): Promise<string[]> =>
  contentOf(db, [
    'setting',
    'session',
    'rate_limit',
    'sign_in_count',
    'mail_count',
    'mail_group',
    'mail_traffic',
    'disk_day',
  ]);

/** The same, once the timetable has done all that was due at the start. On a busy machine its first turn takes seconds. */
async function settled(): Promise<string[]> {
  for (let before = await done(); ;) {
    await pause(2000);
    const now = await done();
    if (now.join() === before.join()) return now;
    before = now;
  }
}

test('with the reserve left nothing is taken in, in the words of each language; with room the same is done', async () => {
  app = await begin({});
  const before = await settled();
  await disk.leave(60 * MB);
  // The program looks at the disk once a second.
  await pause(1100);
  for (const [what, act, typed] of ACTS) {
    const { status, text } = await act();
    expect([what, status]).toEqual([what, 507]);
    expect(text).toContain(withoutMarkup(translator(LANGS[what]).t('error.disk-full.title')));
    expect(text).toContain(typed);
  }
  expect(await mailIn('When does it begin?')).toMatchObject({ responseCode: 452 });
  const backups = join(disk.folder, 'backups');
  const backup = spawnSync(process.execPath, [buildBundle(), 'backup', '--to', backups], {
    env: { PATH: process.env.PATH, DATA_DIR: disk.folder, SECRET_KEY: SECRET },
    encoding: 'utf8',
  });
  expect([backup.status, backup.stderr]).toEqual([1, expect.stringContaining('is full')]);
  expect(await readdir(backups).catch(() => [])).toEqual([]);
  expect((await app.get('/p/far-shelves')).status).toBe(200);
  expect((await app.get('/readyz')).status).toBe(200);
  expect(await done()).toEqual(before);

  await disk.empty();
  await pause(1100);
  for (const [what, act] of ACTS) expect([what, (await act()).status]).toEqual([what, 303]);
  expect(await mailIn('When does it begin?')).toBeNull();
  await arrived('When does it begin?');
  expect(app.output()).toContain('the disk is full');
  expect(await app.end('SIGTERM')).toBe(0);
});

test('to the last octet: what was acknowledged is there, what was refused is not, and all goes on when there is room', async () => {
  // The database is somebody else's server, so the program does not watch its disk.
  const log: string[] = [];
  const server = await startEmbedded({ dataDir: disk.folder, log: (line) => log.push(line) });
  const { host, port, user, database } = server.connection;
  app = await begin({
    DATABASE_URL: `postgres://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`,
  });
  await disk.leave(3 * MB);
  const taken: string[] = [];
  const refused: string[] = [];
  for (let number = 0; refused.length < 5 && number < 300; number++) {
    const text = `Mail ${number}: ${randomText(150_000)}`;
    const answer = await mailIn(text);
    (answer === null ? taken : refused).push(`Mail ${number}:`);
    if (answer) expect(answer.responseCode).toBeGreaterThanOrEqual(400);
    if (answer) expect(answer.responseCode).toBeLessThan(500);
  }
  expect(refused.length).toBe(5);
  const told = await writeLetter(randomText(4_500));
  expect([500, 507, 303]).toContain(told.status);

  await disk.empty();
  await asked(() => pool.query('select 1'));
  for (let tries = 0; (await app.get('/readyz')).status !== 200 && tries < 300; tries++) await pause(100);
  const { rows } = await pool.query<{ name: string }>(
    `select substring(convert_from(coalesce(r.raw, i.raw), 'utf8') from 'Mail \\d+:') as name
      from incoming i left join incoming_raw r on r.id = i.raw_id`,
  );
  const there = new Set(rows.map(({ name }) => name));
  expect(taken.filter((name) => !there.has(name))).toEqual([]);
  expect(refused.filter((name) => there.has(name))).toEqual([]);
  expect(await mailIn('Is there room again?')).toBeNull();
  expect((await writeLetter('There is room again.')).status).toBe(303);
  await arrived('Is there room again?');
  expect(await app.end('SIGTERM')).toBe(0);
  await server.stop();
});

async function arrived(text: string): Promise<void> {
  const heard = () =>
    db
      .selectFrom('thread_message')
      .select('body')
      .where('kind', '=', 'in')
      .where('body', '=', text)
      .execute();
  for (let tries = 0; (await heard()).length === 0; tries++) {
    if (tries > 300) throw new Error(`it never arrived: ${text}\n${app?.output()}`);
    await pause(100);
  }
}

/** Random data, which the database cannot compress. */
function randomText(letters: number): string {
  const lines: string[] = [];
  for (let left = letters; left > 0; left -= 64)
    lines.push(Buffer.from(crypto.getRandomValues(new Uint8Array(48))).toString('base64'));
  return lines.join('\r\n');
}
