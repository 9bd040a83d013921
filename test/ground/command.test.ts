import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { migrations } from '../../migrations/index.ts';
import { main } from '../../src/cli/main.ts';
import { SCHEMA } from '../../src/db/schemaNumber.ts';
import { VERSION } from '../../src/version.ts';
import { buildBundle } from '../process.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'antipode-command-'));
beforeAll(() => void buildBundle());
afterAll(() => rmSync(folder, { recursive: true }));

const run = (args: string[], env: Record<string, string> = {}) =>
  spawnSync(join(root, 'node_modules/.bin/node'), [buildBundle(), ...args], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, ...env },
  });

test('without a command it lists them and tells that nothing was done', () => {
  const { status, stdout } = run([]);
  expect(status).toBe(2);
  for (const name of ['serve', 'config']) expect(stdout).toMatch(new RegExp(`^  ${name} +[A-Z].*\\.$`, 'm'));
  expect(run(['--help']).status).toBe(0);
});

test('it tells its version and the number of its schema', () => {
  expect(run(['--version'])).toMatchObject({
    status: 0,
    stdout: `Antipode ${VERSION}, schema ${SCHEMA}\n`,
  });
  expect(VERSION).toMatch(/^\d+\.\d+\.\d+(-dev)?$/);
  expect(SCHEMA).toBe(Number(Object.keys(migrations).toSorted().at(-1)!.slice(0, 4)));
});

test('an unknown command or option is wrong use', () => {
  expect(run(['sreve'])).toMatchObject({ status: 2, stderr: expect.stringContaining('no command "sreve"') });
  expect(run(['config', '--loud'])).toMatchObject({ status: 2, stderr: expect.stringContaining('--help') });
});

test('each command explains itself', async () => {
  // The help list has already loaded each command from the bundle, so asking them needs no further processes.
  const names = [...run(['--help']).stdout.matchAll(/^ {2}([a-z-]+(?: [a-z]+)?) {2,}/gm)].map(
    ([, name]) => name!,
  );
  expect(names.length).toBeGreaterThan(15);
  for (const name of names) {
    const said: string[] = [];
    const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line));
    const status = await main([...name.split(' '), '--help']).finally(() => log.mockRestore());
    expect({ name, status }).toEqual({ name, status: 0 });
    expect(said.join('\n')).toContain(`Usage: antipode ${name}`);
    expect(said.join('\n')).toMatch(/Exit code/i);
  }
  expect(run(['backup', '--help']).stdout).toContain('Usage: antipode backup');
});

test('the settings are printed without secrets, and wrong ones fail', () => {
  const { status, stdout } = run(['config'], { SECRET_KEY: 'hush'.repeat(10), PORT: '8080' });
  expect(status).toBe(0);
  expect(stdout).toContain('PORT=8080  (environment)');
  expect(stdout).toContain('SECRET_KEY=(secret)');
  expect(stdout).not.toContain('hush');
  expect(run(['config'], { PORT: 'x' })).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/^antipode: PORT /),
  });
});

test('bin/antipode finds its Node through symbolic links and from any folder', () => {
  const link = join(folder, 'antipode');
  symlinkSync(join(root, 'bin/antipode'), link);
  const second = join(folder, 'again');
  symlinkSync('antipode', second);
  const { status, stdout } = spawnSync(second, ['--help'], {
    cwd: '/',
    encoding: 'utf8',
    env: { PATH: '/usr/bin:/bin' },
  });
  expect(status).toBe(0);
  expect(stdout).toContain('Usage: antipode COMMAND');
});
