import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultForm } from '../../sample/form.ts';
import { loadForm } from '../../src/rooms/programmes/index.ts';
import { stage, stageRound } from '../cast.ts';
import { command } from '../command.ts';
import { testContext } from '../context.ts';
import { freshDatabase, urlOf } from '../database.ts';
import type { TestDatabase } from '../database.ts';
import { applicantLines, changed, csvFile } from '../importFiles.ts';
import { buildBundle } from '../process.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'antipode-import-'));
let database: TestDatabase;

beforeAll(async () => {
  buildBundle();
  database = await freshDatabase();
  const ctx = testContext(database.db, new Date().toISOString());
  const { programme } = await stage(ctx);
  const opened = Temporal.Now.plainDateTimeISO().subtract({ days: 2 }).toString({ smallestUnit: 'minute' });
  const round = await stageRound(ctx, programme, opened);
  await loadForm(ctx, programme, round.id, defaultForm);
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await database.drop();
});

const [columns, lines] = [Object.keys(applicantLines(1)[0]!), applicantLines(4)];

const DATA = join(folder, 'data');

const run = (...args: string[]) =>
  command(['import', ...args], {
    cwd: folder,
    env: { DATA_DIR: DATA, DATABASE_URL: urlOf(database.connection) },
  });

/** Runs the command as somebody at a shell does. */
const runAlone = (...args: string[]) =>
  spawnSync(join(root, 'node_modules/.bin/node'), [buildBundle(), 'import', ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, DATA_DIR: DATA, DATABASE_URL: urlOf(database.connection) },
  });

test('a file is refused as a whole, taken in part when told so, and then as it should be', async () => {
  const bad = lines.map((line, index) => (index === 1 ? changed(line, { Country: 'Wakanda' }) : line));
  writeFileSync(join(folder, 'bad.csv'), csvFile(columns, bad, { separator: ';' }));
  const refused = runAlone('applicants', 'bad.csv', '--round', '1', '--report', 'report.txt');
  expect(refused.stderr).toBe('');
  expect(refused.status).toBe(1);
  expect(refused.stdout).toContain('row 3 (line 4), column "Country": "Wakanda" is not a country we know');
  expect(refused.stdout).toContain('cells between semicolons');
  expect(refused.stdout).toContain('nothing was taken');
  expect(readFileSync(join(folder, 'report.txt'), 'utf8')).toContain('Wakanda');
  const part = await run('applicants', 'bad.csv', '--round', '1', '--accept-valid', '--yes');
  expect(part.stdout).toContain('3 people taken and invited, 1 row left out');
  expect(part.status).toBe(3);
  writeFileSync(join(folder, 'good.csv'), csvFile(columns, lines));
  const good = await run('applicants', 'good.csv', '--round', '1', '--yes');
  expect(good.stdout).toContain('1 person taken and invited, 3 rows as before');
  expect(good.stdout).toContain('A director can undo it in the log');
  expect(good.status).toBe(0);
  const again = await run('applicants', 'good.csv', '--round', '1');
  expect(again.stdout).toContain('Nothing was to be done');
  expect(again.status).toBe(0);
});

const people = async () => (await database.db.selectFrom('application').select('id').execute()).length;

test('without a terminal to ask at, or when it is only tried, it shows what it understood and changes nothing', async () => {
  const before = await people();
  const more = applicantLines(16).slice(4);
  writeFileSync(
    join(folder, 'more.csv'),
    csvFile(
      columns,
      more.map((line) => changed(line, { Name: '000' })),
    ),
  );
  const asked = await run('applicants', 'more.csv', '--round', '1');
  expect(asked.status).toBe(4);
  expect(asked.stdout).toContain('column "Name": 12 of 12 cells hold "000"');
  expect(asked.stdout).toContain('column "Name": 12 of 12 cells hold no letter');
  expect(asked.stdout.match(/^ {2}row \d+/gm)).toHaveLength(10);
  expect(asked.stdout).toContain('12 new applications');
  expect(asked.stdout).toContain('12 invitations');
  expect(asked.stdout).toContain('Nothing was taken: there is no terminal to ask at. --yes takes them');
  const tried = await run('applicants', 'more.csv', '--round', '1', '--dry-run', '--report', 'tried.txt');
  expect(tried.status).toBe(0);
  expect(tried.stdout).toContain('Nothing was taken: this was a dry run.');
  expect(readFileSync(join(folder, 'tried.txt'), 'utf8')).toContain('12 new applications');
  expect(await people()).toBe(before);
});

test('a map is written to be filled in, and never over another', async () => {
  const odd = lines.map((line) => changed(line, { Wer: line['Name']! }));
  writeFileSync(
    join(folder, 'odd.csv'),
    csvFile(['Wer', ...columns.filter((column) => column !== 'Name')], odd),
  );
  const written = await run('applicants', 'odd.csv', '--round', '1', '--write-map', 'map.json');
  expect(written.stderr).toBe('');
  expect(written.status).toBe(0);
  expect(written.stdout).toContain('1 of them is still "?"');
  const map = JSON.parse(readFileSync(join(folder, 'map.json'), 'utf8')) as Record<string, string>;
  expect(map).toMatchObject({ Wer: '?', 'E-mail': 'address', Country: 'country' });
  expect((await run('applicants', 'odd.csv', '--round', '1', '--write-map', 'map.json')).status).toBe(1);
  writeFileSync(join(folder, 'map.json'), JSON.stringify({ ...map, Wer: 'name' }));
  const tried = await run('applicants', 'odd.csv', '--round', '1', '--map', 'map.json', '--dry-run');
  expect(tried.stdout).toContain('4 rows as before');
  expect(tried.status).toBe(0);
});

test('wrong use is told in one line', async () => {
  for (const [args, words] of [
    [['applicants', 'good.csv'], '--round'],
    [['applicants', 'good.csv', '--round', '7'], 'no round 7'],
    [['applicants', 'none.csv', '--round', '1'], 'none.csv'],
    [['applicants', 'good.csv', '--round', '1', '--programme', 'other'], 'no programme "other"'],
  ] as const) {
    const { status, stderr } = await run(...args);
    expect({ args, status }).toEqual({ args, status: 2 });
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain(words);
  }
});

test('pairs are taken once', async () => {
  writeFileSync(join(folder, 'pairs.csv'), 'address a,address b\na@x.example,b@x.example\n');
  const first = runAlone('pairs', 'pairs.csv', '--round-label', '2013');
  expect(first.stdout).toContain('1 new pair, 2 new addresses');
  expect(first.status).toBe(0);
  expect((await run('pairs', 'pairs.csv', '--round-label', '2013')).stdout).toContain('0 new pairs');
  writeFileSync(join(folder, 'pairs.csv'), 'address a,address b\na@x.example,b\n');
  const bad = await run('pairs', 'pairs.csv');
  expect(bad.stdout).toContain('row 2, column "address b": "b" is no mail address');
  expect(bad.status).toBe(1);
});
