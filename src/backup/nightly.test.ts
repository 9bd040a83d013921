import { setTimeout as sleep } from 'node:timers/promises';
import { mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browse } from '../../test/browse.ts';
import { stage } from '../../test/cast.ts';
import { testContext } from '../../test/context.ts';
import type { TestCtx } from '../../test/context.ts';
import { smallDatabase } from '../../test/database.ts';
import type { TestDatabase } from '../../test/database.ts';
import { tick } from '../jobs/timetable.ts';
import { readIdentity } from '../lib/age/keys.ts';
import {
  backupSetting,
  backUpTonight,
  keepBackupKey,
  makeBackupKey,
  noteBackupPlan,
} from '../rooms/backups/index.ts';
import { setBackupSetting } from '../rooms/backups/setting.ts';
import { signsOf } from './keys.ts';
import { aloneWithBackups, makeBackup } from './make.ts';
import { backUp } from './nightly.ts';
import type { BackupSetup } from './nightly.ts';
import { unpack } from './pack.ts';
import { folderStore } from './stores/folder.ts';

let folder: string;
let database: TestDatabase;
let ctx: TestCtx;
let cast: Awaited<ReturnType<typeof stage>>;
const mails = async () =>
  (await database.db.selectFrom('outbox').select(['kind', 'text']).orderBy('id').execute())
    .filter(({ kind }) => kind.startsWith('backup-'))
    .map(({ kind, text }) => ({ kind, text: text?.replaceAll(/\s+/g, ' ') }));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'antipode-nightly-'));
  database = await smallDatabase();
  ctx = testContext(database.db, '2027-01-15T00:00:00Z');
  cast = await stage(ctx);
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const KEYS = { current: 'a secret that only the tests know, 32+', older: [] as string[] };
const CHANGED = { current: 'the secret that came after it, 32 letters', older: [KEYS.current] };
const OTHER = { current: 'the secret of another installation, 32+', older: [] as string[] };
const named = (at: string, keys = KEYS): string => `antipode-${at}-${signsOf(keys)[0]}.zst.age`;
const setup = (to = folder, keys = KEYS): BackupSetup => ({
  connection: database.connection,
  dataDir: undefined,
  store: () => Promise.resolve(folderStore(to)),
  keys,
  keep: { days: 1, weeks: 0, months: 0 },
  version: '0.1.0',
  publicUrl: 'http://localhost:3000',
  settings: {},
});

test('once a night a backup is asked for, and none because the clock was set back', async () => {
  const begun = () => ctx.enqueued.filter(({ name }) => name === 'backup').length;
  await noteBackupPlan(ctx, { to: folder, at: '03:10' });
  await backUpTonight(ctx);
  expect(begun()).toBe(0);
  ctx.clock.set('2027-01-15T03:10:20Z');
  await tick(ctx, [{ name: 'back up at night', run: backUpTonight }]);
  await backUpTonight(ctx);
  expect(begun()).toBe(1);
  ctx.clock.set('2027-01-14T03:30:00Z');
  await backUpTonight(ctx);
  ctx.clock.set('2027-01-15T23:00:00Z');
  await backUpTonight(ctx);
  expect(begun()).toBe(1);
  // The machine was off at the hour of the backup.
  ctx.clock.set('2027-01-16T09:00:00Z');
  await backUpTonight(ctx);
  expect(begun()).toBe(2);
  // The process that made the backup the day before was killed, so nobody had heard of that until now.
  expect((await mails()).map(({ kind }) => kind)).toEqual(['backup-failed']);
  expect((await backupSetting(ctx, 'backup-history'))?.[0]).toMatchObject({
    at: '2027-01-15T03:10:00.000Z',
    problem: expect.stringContaining('did not come to its end'),
  });
  const restored = { madeAt: '2027-01-16T09:00:10Z', version: '0.2.0', restoredAt: '2027-01-17T03:00:00Z' };
  await setBackupSetting(ctx, 'restored', restored);
  ctx.clock.set('2027-01-17T03:10:00Z');
  await backUpTonight(ctx);
  expect(begun()).toBe(3);
  expect(await mails()).toHaveLength(1);
  await noteBackupPlan(ctx, { to: folder, at: null });
  ctx.clock.set('2027-01-18T09:00:00Z');
  await backUpTonight(ctx);
  expect(begun()).toBe(3);
});

const history = async () => (await backupSetting(ctx, 'backup-history')) ?? [];
const page = async () => (await browse(ctx, cast, 'olga').site.get('/operator/backups?lang=en')).text;

describe('of two nights', () => {
  const other = named('2027-01-17-031000', OTHER);
  let whileByHand: string[];

  beforeAll(async () => {
    ctx.clock.set('2027-01-18T03:10:00Z');
    await backUp(ctx, setup(), 'night');
    await writeFile(join(folder, other), '');
    ctx.clock.set('2027-01-19T03:10:00Z');
    let night: Promise<void> | undefined;
    await aloneWithBackups(database.connection, async () => {
      night = backUp(ctx, setup(folder, CHANGED), 'night');
      await sleep(500);
      whileByHand = (await readdir(folder)).toSorted();
    });
    await night;
  });

  test('the night’s backup is proven, older ones go, and the operator reads of it once a month', async () => {
    const [last, before] = await history();
    expect(last).toMatchObject({
      problem: null,
      name: named('2027-01-19-031000', CHANGED),
      hasOperator: false,
    });
    expect(last?.proof?.rows).toBeGreaterThan(20);
    expect(before).toMatchObject({ problem: null, others: 0 });
    expect((await mails()).map(({ kind }) => kind)).toEqual(['backup-failed', 'backup-holds']);
    await noteBackupPlan(ctx, { to: folder, at: null, keep: setup().keep });
    const text = await page();
    expect(text).toContain('Restored and compared');
    expect(text).toContain('These backups open on this machine alone');
    expect(text).toContain('Kept is the last one of each of 1 day');
    // The removed backup is not shown as a file to look for.
    expect(before?.gone).toBe(true);
    expect(last?.gone).toBeUndefined();
    expect(text.match(/Removed since/g)).toHaveLength(1);
    expect(text).not.toContain(`${folder}/antipode-`);
    const mail = (await mails()).at(-1);
    expect(mail?.text).toContain(`${folder}/${named('2027-01-18-031000')}`);
    // The mail tells a director who forgot the key that the backup opens on this machine alone, and does not ask where the key is.
    expect(mail?.text).toContain('it opens on this machine alone');
    expect(mail?.text).not.toContain('Do you still know');
  });

  test('while somebody makes one by hand the night’s waits for it, and is made', async () => {
    expect(whileByHand).toEqual([other, named('2027-01-18-031000')]);
    expect((await history())[0]).toMatchObject({ at: '2027-01-19T03:10:00.000Z', problem: null });
    expect(await backupSetting(ctx, 'backup-progress')).toBeNull();
  });

  test('of two installations in one place each removes its own, also of before its secret was changed, and says that there are others', async () => {
    expect((await readdir(folder)).toSorted()).toEqual([other, named('2027-01-19-031000', CHANGED)]);
    expect((await history())[0]).toMatchObject({ others: 1, problem: null });
    expect(await page()).toContain('There is 1 backup of another installation in this place');
  });
});

test('the operator makes a key, sees it once, and shows that it is kept', async () => {
  const olga = browse(ctx, cast, 'olga');
  const shown = (await olga.site.post('/operator/backups/key?lang=en')).text;
  const identity = /AGE-SECRET-KEY-1[A-Z0-9]{58}/.exec(shown)?.[0] ?? '';
  expect(identity).not.toBe('');
  const page = async () => (await olga.site.get('/operator/backups?lang=en')).text;
  expect(await page()).not.toContain(identity);
  expect(await page()).toContain('nobody has said yet that it is kept');
  expect((await olga.site.get('/operator?lang=en')).text).toContain('Nobody has said that the key');
  const wrong = await olga.site.post('/operator/backups/key/kept?lang=en', { tail: 'nothing' });
  expect(wrong.status).toBe(422);
  await olga.site.post('/operator/backups/key/kept', { tail: identity.slice(-6).toLowerCase() });
  expect(await page()).toContain('open with the key that was made then');
  expect((await olga.site.get('/operator?lang=en')).text).not.toContain('Nobody has said that the key');
  const { rows } = await database.pool.query(`select value::text as kept from setting`);
  expect(JSON.stringify(rows)).not.toContain(identity);
});

test('none that held for two days is said on the operator’s first page, too', async () => {
  ctx.clock.set('2027-01-25T09:00:00Z');
  await noteBackupPlan(ctx, { to: folder, at: '03:10' });
  const olga = browse(ctx, cast, 'olga');
  expect((await olga.site.get('/operator?lang=en')).text).toContain('No backup for two days');
});

test('one that fails removes nothing, is told at once, and stands on the operator’s page', async () => {
  ctx.clock.set('2027-01-26T03:10:00Z');
  await writeFile(join(folder, 'full'), '');
  await backUp(ctx, setup(join(folder, 'full', 'nowhere')), 'night');
  const [last] = (await backupSetting(ctx, 'backup-history')) ?? [];
  expect(last).toMatchObject({ name: null, proof: null });
  expect(last?.problem).toContain('cannot be made');
  expect((await mails()).map(({ kind }) => kind)).toEqual(['backup-failed', 'backup-holds', 'backup-failed']);
  expect((await readdir(folder)).toSorted()).toEqual([
    named('2027-01-17-031000', OTHER),
    named('2027-01-19-031000', CHANGED),
    'full',
  ]);
  const olga = browse(ctx, cast, 'olga');
  expect((await olga.site.get('/operator/backups?lang=en')).text).toContain('The last backup does not hold');
  const mail = (await mails()).at(-1);
  expect(mail?.text).toContain('could not be made');
  expect(mail?.text).not.toContain('come back whole');
  expect(mail?.text).toContain('/operator/backups');
});

test('one that was made and does not come back whole is told as that', async () => {
  ctx.clock.set('2027-01-27T03:10:00Z');
  const store = folderStore(folder);
  // Acts as a disk that loses data just written.
  const write: typeof store.write = async (name, source) => {
    const bytes = await store.write(name, source);
    await truncate(join(folder, name), bytes - 100);
    return bytes;
  };
  await backUp(ctx, { ...setup(), store: () => Promise.resolve({ ...store, write }) }, 'night');
  const mail = (await mails()).at(-1);
  expect(mail).toMatchObject({ kind: 'backup-failed' });
  expect(mail?.text).toContain('did not come back whole');
  expect(mail?.text).not.toContain('could not be made');
  await rm(join(folder, named('2027-01-27-031000')));
});

test('a key made by accident does not lock out the one that is kept', async () => {
  const opens = async (identity: string): Promise<boolean> => {
    const { name } = await makeBackup({
      connection: database.connection,
      store: folderStore(folder),
      beside,
    });
    const frames = unpack(folderStore(folder).read(name), [readIdentity(identity)!], name);
    return (await frames.next().catch(() => null)) !== null;
  };
  const { keys, settings, version, publicUrl } = setup();
  const beside = { keys, settings, version, publicUrl, now: new Date('2027-01-23T00:00:00Z') };
  const kept = await makeBackupKey(ctx);
  await keepBackupKey(ctx, { tail: kept.slice(-6) });
  await makeBackupKey(ctx);
  const another = await makeBackupKey(ctx);
  expect(await opens(kept)).toBe(true);
  expect(await opens(another)).toBe(true);
  const olga = browse(ctx, cast, 'olga');
  expect((await olga.site.get('/operator/backups?lang=en')).text).toContain('with the key before it as well');
  await keepBackupKey(ctx, { tail: another.slice(-6) });
  expect(await opens(kept)).toBe(false);
  expect(await opens(another)).toBe(true);
});

test('the button begins a backup, and the page looks again while it is made', async () => {
  const olga = browse(ctx, cast, 'olga');
  await olga.site.post('/operator/backups');
  expect(ctx.enqueued.at(-1)).toMatchObject({ name: 'backup', data: { trigger: 'button' } });
  const { text } = await olga.site.get('/operator/backups?lang=en');
  expect(text).toContain('http-equiv="refresh"');
  expect(text).toContain('A backup is being made');
});

test('asking twice makes one, and nobody loses what they type while the page looks again', async () => {
  const olga = browse(ctx, cast, 'olga');
  const before = ctx.enqueued.length;
  await Promise.all([olga.site.post('/operator/backups'), olga.site.post('/operator/backups')]);
  expect(ctx.enqueued).toHaveLength(before);
  await makeBackupKey(ctx);
  expect((await olga.site.get('/operator/backups?lang=en')).text).not.toContain('name="tail"');
  // After ten minutes of silence the backup counts as over, whatever happened.
  ctx.clock.set('2027-01-27T03:21:00Z');
  expect((await olga.site.get('/operator/backups?lang=en')).text).toContain('name="tail"');
  await olga.site.post('/operator/backups');
  expect(ctx.enqueued).toHaveLength(before + 1);
});
