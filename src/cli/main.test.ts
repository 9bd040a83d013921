import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { fakeRelay } from '../../test/fakeRelay.ts';
import { main } from './main.ts';

test('the first word of a family of commands lists its commands', async () => {
  const said = vi.spyOn(console, 'log').mockImplementation(() => {});
  expect(await main(['import', '--help'])).toBe(0);
  expect(await main(['import'])).toBe(2);
  for (const [text] of said.mock.calls) {
    expect(text).toContain('import applicants');
    expect(text).toContain('import pairs');
    expect(text).toContain('import topics');
    expect(text).not.toContain('simulate');
  }
  said.mockRestore();
});

test('an option that no command has is named', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {});
  expect(await main(['--bogus'])).toBe(2);
  expect(said.mock.calls.join()).toContain('--bogus');
  said.mockRestore();
});

test('what takes something out of a database makes none where there is none', async () => {
  const folder = join(tmpdir(), `antipode-none-${process.pid}`);
  vi.stubEnv('DATA_DIR', folder);
  const said = vi.spyOn(console, 'error').mockImplementation(() => {});
  for (const args of [
    ['backup'],
    ['export', 'installation'],
    ['export', 'programme', 'far-shelves'],
    ['move', '--to', 'postgres://antipode@127.0.0.1/antipode'],
    ['operator-link'],
  ]) {
    expect(await main(args)).toBe(1);
    expect(said.mock.calls.at(-1)?.[0]).toContain(`no database in ${folder}`);
  }
  expect(existsSync(folder)).toBe(false);
  said.mockRestore();
  vi.unstubAllEnvs();
});

test('servers for calls are tried by a command, which says of each what fails and tells no secret', async () => {
  const said = vi.spyOn(console, 'log').mockImplementation(() => {});
  const text = (): string => said.mock.calls.splice(0).join('\n');
  expect(await main(['call', 'check'])).toBe(1);
  expect(text()).toContain('STUN_URLS and TURN_URLS are not set');
  const secret = 'hush-hush-hush-hush-hush-hush-hush';
  const relay = await fakeRelay(secret);
  vi.stubEnv('TURN_URLS', `turn:127.0.0.1:${relay.port}`);
  vi.stubEnv('TURN_SECRET', secret);
  expect(await main(['call', 'check'])).toBe(0);
  expect(text()).toContain(`turn:127.0.0.1:${relay.port} (127.0.0.1)\n  It works.`);
  vi.stubEnv('STUN_URLS', 'stun:127.0.0.1:9');
  expect(await main(['call', 'check'])).toBe(1);
  const all = text();
  expect(all).toMatch(/stun:127\.0\.0\.1:9.*\n {2}Nothing listens there/);
  expect(all).not.toContain(secret);
  relay.close();
  vi.unstubAllEnvs();
  said.mockRestore();
});

test.each([
  [['--people', '1'], '--people must be a whole number from 2 on'],
  [['--programmes', '0'], '--programmes must be a whole number from 1 on'],
  [['--comments', 'many'], '--comments must be a whole number from 0 on'],
  [['--seed', '-1'], '--seed'],
  [['--persons', '10'], '--persons'],
])('what load cannot take is told before anything is opened: %j', async (args, told) => {
  const folder = join(tmpdir(), `antipode-none-${process.pid}`);
  vi.stubEnv('DATA_DIR', folder);
  const said = vi.spyOn(console, 'error').mockImplementation(() => {});
  expect(await main(['load', ...args])).toBe(2);
  expect(said.mock.calls.join()).toContain(told);
  expect(existsSync(folder)).toBe(false);
  said.mockRestore();
  vi.unstubAllEnvs();
});
