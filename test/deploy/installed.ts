import { setTimeout as pause } from 'node:timers/promises';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clearFolder, freePort } from '../process.ts';

/*
 * The installation as operators have it: the files of the repository, built, without development packages. Tests its size, that `npm start`
 * needs nothing else, and that the hardened service runs it, in a systemd of its own.
 */

const root = join(import.meta.dirname, '../..');
const MOST_MB = 450;
/** No program may take longer. A test that kept waiting would never say why. */
const LONGEST_MS = 200_000;

let scratch: string;
let program: string;

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'antipode-installed-'));
  program = join(scratch, 'antipode');
  // The files that git knows of, in their present state.
  const listed = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
  });
  for (const path of listed.stdout.toString().split('\0').filter(Boolean))
    if (existsSync(join(root, path))) await cp(join(root, path), join(program, path));
  npm(['ci', '--omit=dev']);
  npm(['run', 'build']);
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

/** Runs npm as an operator does, with none of our programs on the path. */
function npm(words: string[]): void {
  const { status, stderr } = spawnSync('npm', words, {
    cwd: program,
    env: env(),
    encoding: 'utf8',
    timeout: LONGEST_MS,
  });
  if (status !== 0) throw new Error(`npm ${words.join(' ')} (${status ?? 'too slow'}): ${stderr}`);
}

function env(): NodeJS.ProcessEnv {
  const outside = (process.env.PATH ?? '').split(':').filter((folder) => !folder.includes('node_modules'));
  return { HOME: process.env.HOME, PATH: outside.join(':') };
}

test(`without packages of development it has at most ${MOST_MB} MB, and what the README says`, async () => {
  const told = spawnSync('du', ['-sm', program], { encoding: 'utf8' }).stdout;
  const megabytes = Number(told.split('\t')[0]);
  console.log(`installed and built: ${megabytes} MB`);
  expect(megabytes).toBeGreaterThan(200);
  expect(megabytes).toBeLessThanOrEqual(MOST_MB);
  const said = Number(/takes about (\d+) MB/.exec(await readFile(join(root, 'README.md'), 'utf8'))?.[1]);
  expect(Math.abs(said - megabytes)).toBeLessThanOrEqual(10);
});

test('npm start builds and serves with nothing else', async () => {
  await rm(join(program, 'dist'), { recursive: true });
  const port = await freePort();
  const data = join(scratch, 'data');
  const settings = { ...env(), PORT: String(port), DATA_DIR: data };
  const child = spawn('npm', ['start'], { cwd: program, env: settings, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.on('data', (piece: Buffer) => (said += piece.toString()));
  child.stderr.on('data', (piece: Buffer) => (said += piece.toString()));
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  try {
    const ready = async () => (await fetch(`http://localhost:${port}/readyz`).catch(() => null))?.status;
    for (let tries = 0; (await ready()) !== 200; tries++) {
      if (tries > 600 || child.exitCode !== null) throw new Error(said);
      await pause(100);
    }
    expect((await fetch(`http://localhost:${port}/`)).status).toBe(200);
    expect(said).toContain('This link, once, makes you one');
  } finally {
    child.kill('SIGTERM');
    await ended;
    await clearFolder(data);
  }
});

test('the service’s exposure is at most 2.0, and it runs in its sandbox: as its own user, stops cleanly, starts again', async () => {
  const unit = join(root, 'deploy/antipode.service');
  const checked = spawnSync('systemd-analyze', ['security', '--offline=true', '--no-pager', unit], {
    encoding: 'utf8',
  });
  const exposure = /exposure level for antipode.service: ([\d.]+)/.exec(checked.stdout)?.[1];
  expect(Number(exposure)).toBeLessThanOrEqual(2);

  const report = join(scratch, 'report');
  spawnSync(join(import.meta.dirname, 'service.sh'), [program, report], { timeout: LONGEST_MS });
  const told = await readFile(report, 'utf8');
  for (const line of [
    'ready: ready',
    'page: 200',
    // The processes of Node and PostgreSQL.
    'users:  2 antipode;',
    'stopped: success 0',
    'left: 0',
    'again: ready',
    `security: → Overall exposure level for antipode.service: ${exposure}`,
  ])
    expect(told).toContain(line);
});
