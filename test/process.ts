import { setTimeout as pause } from 'node:timers/promises';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { inject } from 'vitest';
import { readPostmaster, waitGone } from '../src/db/embedded/processes.ts';
import { SCRATCH } from './scratch.ts';

const root = join(import.meta.dirname, '..');
const NODE = join(root, 'node_modules/.bin/node');

/** Builds the bundle, once for the whole run, and tells the path of its main file. */
export function buildBundle(): string {
  const folder = inject('bundle');
  if (!existsSync(folder)) {
    const own = `${folder}-${process.pid}`;
    const built = spawnSync(NODE, [join(root, 'scripts/build.ts'), own], { encoding: 'utf8' });
    if (built.status !== 0) throw new Error(built.stderr);
    try {
      renameSync(own, folder);
    } catch {
      // The other worker was faster, and its bundle is the same.
      rmSync(own, { recursive: true });
    }
  }
  return join(folder, 'antipode.js');
}

export type Served = {
  port: number;
  /** The output so far. */
  output: () => string;
  get: (path: string) => Promise<{ status: number; text: string }>;
  /** Sends a signal and waits for the end: exit code, or null when killed. */
  end: (signal: NodeJS.Signals) => Promise<number | null>;
  ended: Promise<number | null>;
};

/** Starts `antipode serve` as a process of its own. `prefix` has words before the command, such as a change of user. */
export async function serve(
  dataDir: string,
  settings: Record<string, string> = {},
  prefix: string[] = [],
): Promise<Served> {
  const port = Number(settings['PORT'] ?? (await freePort()));
  const words = [...prefix, NODE, buildBundle(), 'serve'];
  const child = spawn(words[0]!, words.slice(1), {
    cwd: '/',
    env: { PATH: process.env.PATH, DATA_DIR: dataDir, ...settings, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (piece: Buffer) => (output += piece.toString()));
  child.stderr.on('data', (piece: Buffer) => (output += piece.toString()));
  const ended = new Promise<number | null>((done) => child.once('close', done));
  return {
    port,
    output: () => output,
    ended,
    get: async (path) => {
      const response = await fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual' });
      return { status: response.status, text: await response.text() };
    },
    end: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}

/** Waits until the server is ready; if it ends before, fails with its output. */
export async function untilReady(served: Served, ms = 60_000): Promise<void> {
  let isOver = false;
  void served.ended.then(() => (isOver = true));
  for (const began = performance.now(); performance.now() - began < ms; await pause(20)) {
    const status = await served.get('/readyz').then(
      (answer) => answer.status,
      () => 0,
    );
    if (status === 200) return;
    if (isOver) break;
  }
  throw new Error(`not ready:\n${served.output()}`);
}

/** Tries again and again. Fails with `output` after `ms`, a limit that only keeps a test from waiting for ever. */
export async function until(
  test: () => boolean | Promise<boolean>,
  ms = 60_000,
  output: () => string = () => '',
): Promise<void> {
  const began = performance.now();
  while (!(await test())) {
    if (performance.now() - began > ms) throw new Error(`waited ${ms} ms in vain\n${output()}`);
    await pause(5);
  }
}

/** Repeats a query while the database is down: PostgreSQL may have been killed with the last process, and only the next one restarts it. */
export async function asked<T>(query: () => Promise<T>): Promise<T> {
  for (const began = performance.now(); ; await pause(100))
    try {
      return await query();
    } catch (error) {
      if (performance.now() - began > 30_000) throw error;
    }
}

export async function scratchFolder(): Promise<string> {
  return mkdtemp(join(SCRATCH, 'antipode-data-'));
}

/** Ends the PostgreSQL that a killed process left in the folder, and removes the folder. */
export async function clearFolder(folder: string): Promise<void> {
  const left = await readPostmaster(join(folder, 'postgres'));
  if (left) {
    process.kill(left.pid, 'SIGQUIT');
    await waitGone(left.pid, 5000);
  }
  await rm(folder, { recursive: true, force: true });
}

export function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
