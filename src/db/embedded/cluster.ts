import { spawn } from 'node:child_process';
import { openSync, closeSync } from 'node:fs';
import { copyFile, truncate, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Refusal } from '../../lib/refusal.ts';
import type { Binaries } from './binaries.ts';
import { handOver } from './identity.ts';
import type { RunAs } from './identity.ts';
import { isAlive } from './processes.ts';
import { CARELESS, SETTINGS } from './settings.ts';

export const USER = 'antipode';

/** The folder of complete data files that only have to take the place of the old ones. */
export const wholeOf = (cluster: string): string => `${cluster}.whole`;

/** Makes the data files below `cluster` unless they are there. A killed attempt leaves nothing that a later one would trust. */
export async function makeCluster(
  binaries: Binaries,
  cluster: string,
  runAs: RunAs,
  durable: boolean,
): Promise<void> {
  if (await isThere(cluster)) return;
  if (await isThere(wholeOf(cluster))) await rename(wholeOf(cluster), cluster).catch(() => {});
  if (await isThere(cluster)) return;
  const draft = `${cluster}.new-${process.pid}`;
  await clearDrafts(cluster);
  await mkdir(draft, { mode: 0o700 });
  await handOver(draft, runAs);
  const flags = ['--pgdata', draft, '--username', USER, '--auth', 'trust', '--encoding', 'UTF8'];
  flags.push('--locale-provider=builtin', '--locale=C.UTF-8', '--no-instructions');
  flags.push(...(durable ? ['--data-checksums'] : ['--no-data-checksums', '--no-sync']));
  const { code, output } = await run([...runAs.prefix, binaries.initdb, ...flags], runAs);
  if (code !== 0) {
    await rm(draft, { recursive: true, force: true });
    throw new Refusal(`PostgreSQL's initdb failed (${code}): ${lastLine(output)}`);
  }
  try {
    await rename(draft, cluster);
  } catch (error) {
    // Another process of this installation was faster, and its cluster is as good.
    await rm(draft, { recursive: true, force: true });
    if (await isThere(cluster)) return;
    throw new Refusal(`${cluster} holds files but no database: move it away, or restore a backup`, {
      cause: error,
    });
  }
}

const isThere = async (cluster: string): Promise<boolean> =>
  (await stat(join(cluster, 'PG_VERSION')).catch(() => undefined)) !== undefined;

/** Removes half-made data files of processes that have ended, and of this process. */
async function clearDrafts(cluster: string): Promise<void> {
  const folder = dirname(cluster);
  const start = `${basename(cluster)}.new-`;
  for (const name of await readdir(folder)) {
    const owner = Number(name.startsWith(start) ? name.slice(start.length) : '');
    if (!owner || (owner !== process.pid && isAlive(owner))) continue;
    await rm(join(folder, name), { recursive: true, force: true });
  }
}

export type Launched = { pid: number | undefined; hasExited: () => boolean };

/** Starts the server in a session of its own, so that it outlives this process if it is killed. The server's log goes to `logFile`. */
export async function launch(
  binaries: Binaries,
  cluster: string,
  sockets: string,
  logFile: string,
  runAs: RunAs,
  durable: boolean,
): Promise<Launched> {
  await trimLog(logFile);
  const settings = { ...SETTINGS, unix_socket_directories: sockets, ...(durable ? {} : CARELESS) };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [command, ...words] = [...runAs.prefix, binaries.postgres, '-D', cluster, ...flags];
  const log = openSync(logFile, 'a', 0o600);
  const child = spawn(command!, words, { ...account(runAs), detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  let exited = false;
  child.once('exit', () => (exited = true));
  child.once('error', () => (exited = true));
  child.unref();
  return { pid: child.pid, hasExited: () => exited };
}

const LARGEST_LOG = 5_000_000;

/** Sets the server's log aside when it has grown large. A server that is writing just then goes on at the new end of the file. */
export async function trimLog(logFile: string): Promise<void> {
  const size = (await stat(logFile).catch(() => undefined))?.size ?? 0;
  if (size <= LARGEST_LOG) return;
  // A full disk has no room for a copy, and the log is the one thing that can be spared.
  await copyFile(logFile, `${logFile}.1`).catch(() => {});
  await truncate(logFile);
}

/** The last line of the server's log that says why it stopped. */
export async function lastWords(logFile: string): Promise<string> {
  const lines = (await readFile(logFile, 'utf8').catch(() => '')).trimEnd().split('\n').slice(-20);
  return lines.findLast((line) => /FATAL|PANIC|ERROR/.test(line)) ?? lines.at(-1) ?? '';
}

function run(words: string[], runAs: RunAs): Promise<{ code: number | null; output: string }> {
  return new Promise((done, fail) => {
    const child = spawn(words[0]!, words.slice(1), { ...account(runAs), stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (piece: Buffer) => (output += piece.toString()));
    child.stderr.on('data', (piece: Buffer) => (output += piece.toString()));
    child.once('error', fail);
    child.once('close', (code) => done({ code, output }));
  });
}

const account = ({ uid, gid }: RunAs): { uid?: number; gid?: number } =>
  uid === undefined || gid === undefined ? {} : { uid, gid };

const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? '';
