import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { browse } from '../../test/browse.ts';
import { stage } from '../../test/cast.ts';
import { testContext } from '../../test/context.ts';
import type { TestCtx } from '../../test/context.ts';
import { freshDatabase } from '../../test/database.ts';
import type { TestDatabase } from '../../test/database.ts';
import { tick } from '../jobs/timetable.ts';
import { backupSetting, backUpTonight, noteBackupPlan } from '../rooms/backups/index.ts';
import { setBackupSetting } from '../rooms/backups/setting.ts';
import { signsOf } from './keys.ts';
import { backUp } from './nightly.ts';
import type { BackupSetup } from './nightly.ts';
import { folderPlace } from './places/folder.ts';

let folder: string;
let database: TestDatabase;
let ctx: TestCtx;
let cast: Awaited<ReturnType<typeof stage>>;
const mails = async () =>
  (await database.db.selectFrom('outbox').select(['kind', 'text']).orderBy('id').execute()).filter(
    ({ kind }) => kind.startsWith('backup-'),
  );

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'antipode-nightly-'));
  database = await freshDatabase();
  ctx = testContext(database.db, '2027-01-15T00:00:00Z');
  cast = await stage(ctx);
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const KEYS = { current: 'a secret that only the tests know, 32+', older: [] as string[] };
const named = (at: string, keys = KEYS): string => `antipode-${at}-${signsOf(keys)[0]}.zst.age`;
const setup = (to = folder, keys = KEYS): BackupSetup => ({
  connection: database.connection,
  dataDir: undefined,
  place: () => Promise.resolve(folderPlace(to)),
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
  // The machine was off at its hour.
  ctx.clock.set('2027-01-16T09:00:00Z');
  await backUpTonight(ctx);
  expect(begun()).toBe(2);
  // Of that of the day before nobody heard: its process was killed.
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

test('the night’s backup is proven, older ones go, and the operator reads of it once a month', async () => {
  ctx.clock.set('2027-01-18T03:10:00Z');
  await backUp(ctx, setup(), 'night');
  ctx.clock.set('2027-01-19T03:10:00Z');
  await backUp(ctx, setup(), 'night');
  const [last, before] = (await backupSetting(ctx, 'backup-history')) ?? [];
  expect(last).toMatchObject({
    problem: null,
    name: named('2027-01-19-031000'),
    hasOperator: false,
  });
  expect(last?.proof?.rows).toBeGreaterThan(20);
  expect(before?.problem).toBeNull();
  expect(await readdir(folder)).toEqual([named('2027-01-19-031000')]);
  expect((await mails()).map(({ kind }) => kind)).toEqual(['backup-failed', 'backup-holds']);
  const olga = browse(ctx, cast, 'olga');
  const { text } = await olga.site.get('/operator/backups?lang=en');
  expect(text).toContain('Restored and compared');
  expect(text).toContain('These backups open on this machine alone');
});

test('one that fails removes nothing, is told at once, and stands on the operator’s page', async () => {
  ctx.clock.set('2027-01-20T03:10:00Z');
  await writeFile(join(folder, 'full'), '');
  await backUp(ctx, setup(join(folder, 'full', 'nowhere')), 'night');
  const [last] = (await backupSetting(ctx, 'backup-history')) ?? [];
  expect(last).toMatchObject({ name: null, proof: null });
  expect(last?.problem).toContain('cannot be made');
  expect((await mails()).map(({ kind }) => kind)).toEqual(['backup-failed', 'backup-holds', 'backup-failed']);
  expect(await readdir(folder)).toEqual([named('2027-01-19-031000'), 'full']);
  const olga = browse(ctx, cast, 'olga');
  expect((await olga.site.get('/operator/backups?lang=en')).text).toContain('The last backup does not hold');
});

test('of two installations in one place each removes its own, also of before its secret was changed, and says that there are others', async () => {
  const place = join(folder, 'shared');
  const other = { current: 'the secret of another installation, 32+', older: [] as string[] };
  const changed = { current: 'the secret that came after it, 32 letters', older: [KEYS.current] };
  await mkdir(place);
  for (const name of [named('2027-01-21-031000', other), named('2027-01-22-031000')])
    await writeFile(join(place, name), '');
  ctx.clock.set('2027-01-23T03:10:00Z');
  await backUp(ctx, setup(place, changed), 'button');
  expect((await readdir(place)).toSorted()).toEqual([
    named('2027-01-21-031000', other),
    named('2027-01-23-031000', changed),
  ]);
  const [last] = (await backupSetting(ctx, 'backup-history')) ?? [];
  expect(last).toMatchObject({ others: 1, problem: null });
  const olga = browse(ctx, cast, 'olga');
  const { text } = await olga.site.get('/operator/backups?lang=en');
  expect(text).toContain('There is 1 backup of another installation in this place');
});

test('the operator makes a key, sees it once, and shows that it is kept', async () => {
  const olga = browse(ctx, cast, 'olga');
  const shown = (await olga.site.post('/operator/backups/key?lang=en')).text;
  const identity = /AGE-SECRET-KEY-1[A-Z0-9]{58}/.exec(shown)?.[0] ?? '';
  expect(identity).not.toBe('');
  const page = async () => (await olga.site.get('/operator/backups?lang=en')).text;
  expect(await page()).not.toContain(identity);
  expect(await page()).toContain('nobody has said yet that it is kept');
  const wrong = await olga.site.post('/operator/backups/key/kept?lang=en', { tail: 'nothing' });
  expect(wrong.status).toBe(422);
  await olga.site.post('/operator/backups/key/kept', { tail: identity.slice(-6).toLowerCase() });
  expect(await page()).toContain('They open with the key made on');
  const { rows } = await database.pool.query(`select value::text as kept from setting`);
  expect(JSON.stringify(rows)).not.toContain(identity);
});

test('the button begins a backup, and the page looks again while it is made', async () => {
  const olga = browse(ctx, cast, 'olga');
  await olga.site.post('/operator/backups');
  expect(ctx.enqueued.at(-1)).toMatchObject({ name: 'backup', data: { trigger: 'button' } });
  const { text } = await olga.site.get('/operator/backups?lang=en');
  expect(text).toContain('http-equiv="refresh"');
  expect(text).toContain('A backup is being made');
});
