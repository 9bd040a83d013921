import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, inject, test } from 'vitest';
import { demoDatabase } from '../browser/demoDatabase.ts';

const root = join(import.meta.dirname, '../..');

// Test files of a worker share loaded modules, which have already read other languages. So this one runs in a process of its own.
test(
  'a language that is a folder and nothing else is on every page and in every mail',
  { timeout: 600_000 },
  async () => {
    const { server, template } = inject('database');
    const { host, port, user, password, database } = server;
    // The demo is played here, without that language; the other process copies it.
    await (await demoDatabase()).drop();
    const url = new URL(`postgres://localhost:${port}/${database}`);
    url.username = user;
    url.password = password ?? '';
    url.searchParams.set('host', host);
    const child = spawn(
      join(root, 'node_modules/.bin/node'),
      [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--config', 'vitest.language.ts', '--no-color'],
      {
        cwd: root,
        env: {
          PATH: process.env.PATH,
          HOME: process.env.HOME,
          TEST_DATABASE_URL: url.href,
          TEST_TEMPLATE: template,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    const [out, errors, code] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      new Promise((done) => child.once('close', done)),
    ]);
    expect(code, out + errors).toBe(0);
    expect(out).toMatch(/Tests\s+5 passed/);
  },
);
