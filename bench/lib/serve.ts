import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { node } from './scratch.ts';

export type Started = { child: ChildProcess; port: number; msToFirstPage: number };

/** Starts `antipode serve` and waits for its first page; `hear` gets each line of its log. */
export async function startServe(
  bundle: string,
  dataDir: string,
  more: Record<string, string> = {},
  path = '/',
  hear?: (line: string) => void,
): Promise<Started> {
  const port = Number(more['PORT'] ?? (await freePort()));
  const began = performance.now();
  const child = spawn(node, [bundle, 'serve'], {
    env: { PATH: process.env.PATH, DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: 'error', ...more },
    stdio: ['ignore', hear ? 'pipe' : 'ignore', 'inherit'],
  });
  if (hear) createInterface({ input: child.stdout! }).on('line', hear);
  for (;;) {
    const status = await fetch(`http://127.0.0.1:${port}${path}`).then(
      async (answer) => (await answer.text(), answer.status),
      () => 0,
    );
    if (status === 200) return { child, port, msToFirstPage: performance.now() - began };
    if (child.exitCode !== null) throw new Error('the server ended');
    await new Promise((done) => setTimeout(done, 3));
  }
}

export async function stopServe({ child }: Started): Promise<void> {
  const ended = new Promise((done) => child.once('close', done));
  child.kill('SIGTERM');
  await ended;
}

/** Proportional set size of a process and all its children, in MB. Each shared page is counted once, split among its users. */
export async function pssOf(pid: number): Promise<number> {
  try {
    const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    let sum = Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0) / 1024;
    for (const child of await childrenOf(pid)) sum += await pssOf(child);
    return sum;
  } catch (error) {
    // A helper process of PostgreSQL may end between the list and the look.
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return 0;
    throw error;
  }
}

/** Milliseconds of processor time so far of a process and its children, including those that have ended. */
export async function cpuOf(pid: number): Promise<number> {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const words = text.slice(text.lastIndexOf(')') + 2).split(' ');
    // User and system time of the process and of children it has waited for, in hundredths of a second.
    let sum = words.slice(11, 15).reduce((sum, word) => sum + Number(word) * 10, 0);
    for (const child of await childrenOf(pid)) sum += await cpuOf(child);
    return sum;
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return 0;
    throw error;
  }
}

async function childrenOf(pid: number): Promise<number[]> {
  const tasks = await readdir(`/proc/${pid}/task`);
  return tasks.flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number),
  );
}

/** A port that nobody listens on just now. */
export function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(port));
    });
  });
}
