import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
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

const setup = (to = folder): BackupSetup => ({
  connection: database.connection,
  dataDir: undefined,
  place: () => Promise.resolve(folderPlace(to)),
  keys: { current: 'a secret that only the tests know, 32+', older: [] },
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
  await noteBackupPlan(ctx, { to: folder, at: null });
  ctx.clock.set('2027-01-17T09:00:00Z');
  await backUpTonight(ctx);
  expect(begun()).toBe(2);
});

test('the night’s backup is proven, older ones go, and the operator reads of it once a month', async () => {
  ctx.clock.set('2027-01-18T03:10:00Z');
  await backUp(ctx, setup(), 'night');
  ctx.clock.set('2027-01-19T03:10:00Z');
  await backUp(ctx, setup(), 'night');
  const [last, before] = (await backupSetting(ctx, 'backup-history')) ?? [];
  expect(last).toMatchObject({
    problem: null,
    name: 'antipode-2027-01-19-031000.zst.age',
    hasOperator: false,
  });
  expect(last?.proof?.rows).toBeGreaterThan(20);
  expect(before?.problem).toBeNull();
  expect(await readdir(folder)).toEqual(['antipode-2027-01-19-031000.zst.age']);
  expect(await mails()).toMatchObject([{ kind: 'backup-holds' }]);
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
  expect((await mails()).map(({ kind }) => kind)).toEqual(['backup-holds', 'backup-failed']);
  expect(await readdir(folder)).toEqual(['antipode-2027-01-19-031000.zst.age', 'full']);
  const olga = browse(ctx, cast, 'olga');
  expect((await olga.site.get('/operator/backups?lang=en')).text).toContain('The last backup does not hold');
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
