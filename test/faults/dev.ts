import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, urlOf } from '../database.ts';
import type { TestDatabase } from '../database.ts';
import { freePort } from '../process.ts';
import { SCRATCH } from '../scratch.ts';

/* Runs `npm run dev` in a copy of the repository, in which files change. */

const root = join(import.meta.dirname, '../..');
const COPIED = [
  'package.json',
  'tsconfig.json',
  'src',
  'packages/matching',
  'migrations',
  'sample',
  'locales',
  'scripts',
];
const CHANGED = 'src/web/dev/live.tsx';

const RELOAD = /\/assets\/reload\.\w+\.js/;

let copy: string;
let database: TestDatabase;
let dev: ReturnType<typeof spawn>;
let output = '';

beforeAll(async () => {
  copy = await mkdtemp(join(SCRATCH, 'antipode-dev-'));
  for (const path of COPIED) await cp(join(root, path), join(copy, path), { recursive: true });
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
  database = await freshDatabase();
});
afterAll(async () => {
  if (dev?.exitCode === null) {
    const over = new Promise((done) => dev.once('close', done));
    // Ends npm, its shell, the Node that watches and the Node that serves.
    process.kill(-dev.pid!, 'SIGTERM');
    await over;
  }
  await database?.drop();
  await rm(copy, { recursive: true, force: true });
});

test('npm run dev builds, restarts and has open pages load again when a file changes, and tells of what cannot be built', async () => {
  const port = await freePort();
  dev = spawn('npm', ['run', 'dev'], {
    cwd: copy,
    detached: true,
    env: {
      PATH: process.env.PATH,
      DATA_DIR: join(copy, 'data'),
      DATABASE_URL: urlOf(database.connection),
      PORT: String(port),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [dev.stdout!, dev.stderr!])
    stream.on('data', (piece: Buffer) => (output += piece.toString()));
  const get = (path: string) =>
    fetch(`http://localhost:${port}${path}`).then(
      async (answer) => ({ status: answer.status, text: await answer.text() }),
      () => null,
    );
  const page = async () => (await get('/dev/live?lang=en'))?.text ?? output;

  await expect.poll(page).toMatch(RELOAD);
  const first = RELOAD.exec(await page())![0];
  expect((await get(first))?.text).toContain('location.reload()');
  // An open page holds such a connection. When it ends, the page looks for its script.
  const open = await fetch(`http://localhost:${port}/dev/live/events`);

  const source = await readFile(join(copy, CHANGED), 'utf8');
  await writeFile(join(copy, CHANGED), `${source}\nthis is no program\n`);
  await expect.poll(() => output).toMatch(/live\.tsx:\d+:\d+/);
  await expect.poll(() => output).toMatch(/Failed running/);
  // Only esbuild's message reports the fault; no stack of this program follows.
  expect(output).not.toMatch(/Build failed|failureErrorWithLog/);
  await open.text().catch(() => {});
  expect(await get(first)).toBeNull();

  await writeFile(join(copy, CHANGED), source.replace('<ul id="rings"', '<p>Changed a moment ago.</p>$&'));
  await expect.poll(page).toContain('Changed a moment ago.');
  expect((await get(first))?.status).toBe(404);
  expect(await page()).toMatch(RELOAD);
});
