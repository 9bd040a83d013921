import { setTimeout as sleep } from 'node:timers/promises';
import { mkdir, rmdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { whenInterrupted } from '../../lib/interrupted.ts';
import { Refusal } from '../../lib/refusal.ts';
import { findBinaries } from './binaries.ts';
import { lastWords, launch, makeCluster, trimLog, USER } from './cluster.ts';
import type { Launched } from './cluster.ts';
import { chooseIdentity } from './identity.ts';
import { mustRead } from './major.ts';
import {
  isAlive,
  joinUsers,
  leaveUsers,
  otherUsers,
  readPostmaster,
  waitGone,
  waitReaped,
} from './processes.ts';
import type { Postmaster } from './processes.ts';
import { socketFolder } from './sockets.ts';
import { watch } from './watch.ts';

export type Connection = { host: string; port: number; user: string; database: string };

export type EmbeddedPostgres = {
  connection: Connection;
  /** The number of the server's process now; changes when the server is started again. */
  pid: () => number;
  /** True if this start took over a running server that an earlier, killed process had left. */
  adopted: boolean;
  /** The numbers of this installation's processes that already used the server at this start. */
  others: number[];
  /** Stops the server and rolls back open transactions, unless another process of this installation still uses it. */
  stop: () => Promise<void>;
};

export type EmbeddedOptions = {
  /** Folder for everything: `postgres/` (data), `run/` (socket), `postgres.log`. Made with mode 0700 if missing. */
  dataDir: string;
  database?: string;
  /** False for tests: the server is faster, but a power cut loses data. */
  durable?: boolean;
  /** Gets a line when the server had to be started again. */
  log?: (line: string) => void;
};

const STARTUP_MS = 60_000;
const REAPED_MS = 10_000;
const HOUR_MS = 3_600_000;

/** Starts PostgreSQL in `dataDir`, or takes over the one that runs there, and keeps it running until `stop`. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  const cluster = join(dataDir, 'postgres');
  const database = options.database ?? 'antipode';
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  let running = await ensureRunning(dataDir, cluster, database, options.durable ?? true);
  await joinUsers(dataDir);
  const others = await otherUsers(dataDir);
  const watcher = watch({
    isAlive: () => isAlive(running.pid),
    restart: async () => {
      running = await ensureRunning(dataDir, cluster, database, options.durable ?? true);
    },
    log: options.log ?? (() => {}),
  });
  const trimming = setInterval(() => void trimLog(join(dataDir, 'postgres.log')).catch(() => {}), HOUR_MS);
  trimming.unref();
  const stop = async (): Promise<void> => {
    forget();
    clearInterval(trimming);
    await watcher.end();
    if (!(await leaveUsers(dataDir)).last) return;
    await stopServer(running.pid);
    // The folder is empty now, and the next start makes it again.
    await rmdir(running.host).catch(() => {});
  };
  const forget = whenInterrupted(stop);
  return {
    connection: { host: running.host, port: 5432, user: USER, database },
    pid: () => running.pid,
    adopted: running.adopted,
    others,
    stop,
  };
}

type Running = { pid: number; host: string; adopted: boolean };

async function ensureRunning(
  dataDir: string,
  cluster: string,
  database: string,
  durable: boolean,
): Promise<Running> {
  const left = await readPostmaster(cluster);
  if (left) {
    const adopted = await adopt(left, cluster, database);
    if (adopted) return adopted;
    // The server is alive but cannot be reached: its socket was deleted, or it was stopping. A second server must never run beside it.
    await stopServer(left.pid);
  }
  await mustRead(cluster);
  const binaries = await findBinaries();
  const runAs = await chooseIdentity(dataDir, cluster, binaries.postgres);
  const sockets = await socketFolder(dataDir, runAs);
  await makeCluster(binaries, cluster, runAs, durable);
  const logFile = join(dataDir, 'postgres.log');
  await waitReaped(cluster, REAPED_MS);
  let server: Launched | undefined;
  for (let attempt = 0; attempt < 3; attempt++) {
    server = await launch(binaries, cluster, sockets, logFile, runAs, durable);
    if (await answers(sockets, database, server.hasExited)) {
      const pid = (await readPostmaster(cluster))?.pid;
      if (pid !== undefined) return { pid, host: sockets, adopted: pid !== server.pid };
    }
    // Another process of this installation may have started the server at the same moment. It answers once the server has recovered.
    const others = await readPostmaster(cluster);
    const adopted = others && (await adopt(others, cluster, database));
    if (adopted) return adopted;
    // Otherwise the children of a killed server are still ending.
    await sleep(300);
  }
  throw new Refusal(`PostgreSQL does not start in ${cluster}: ${await lastWords(logFile)}`);
}

/** Waits for a server that already runs; undefined if it ends or cannot be reached. */
async function adopt(left: Postmaster, cluster: string, database: string): Promise<Running | undefined> {
  let { socketFolder } = left;
  // The file names the folder of the socket a moment later than the process.
  for (let look = 0; socketFolder === '' && look < 100 && isAlive(left.pid); look++) {
    await sleep(20);
    socketFolder = (await readPostmaster(cluster))?.socketFolder ?? '';
  }
  if (socketFolder === '' || !(await answers(socketFolder, database, () => !isAlive(left.pid))))
    return undefined;
  return { pid: left.pid, host: socketFolder, adopted: true };
}

/** Waits until the server accepts connections, and makes the database at the first start. False if waiting longer is hopeless. */
async function answers(host: string, database: string, isGone: () => boolean): Promise<boolean> {
  for (const began = performance.now(); performance.now() - began < STARTUP_MS; await sleep(8)) {
    const outcome = await tryConnect(host, database);
    if (outcome === 'missing') await createDatabase(host, database);
    if (outcome === 'ok' || outcome === 'missing') return true;
    if (isGone()) return false;
    if (outcome === 'no socket' && performance.now() - began > 5000) return false;
  }
  return false;
}

async function tryConnect(
  host: string,
  database: string,
): Promise<'ok' | 'missing' | 'not yet' | 'no socket'> {
  const client = new pg.Client({ host, port: 5432, user: USER, database });
  client.on('error', () => {});
  try {
    await client.connect();
    return 'ok';
  } catch (error) {
    const code = (error as { code?: string }).code;
    if (code === '3D000') return 'missing';
    return code === 'ENOENT' || code === 'ECONNREFUSED' ? 'no socket' : 'not yet';
  } finally {
    await client.end().catch(() => {});
  }
}

async function createDatabase(host: string, database: string): Promise<void> {
  const client = new pg.Client({ host, port: 5432, user: USER, database: 'postgres' });
  // A connection that breaks between two calls makes the next call fail. It must not end this process.
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query(`create database ${client.escapeIdentifier(database)}`);
  } catch (error) {
    // Two processes were both at their first start, and the other one made the database.
    if (!['42P04', '23505'].includes((error as { code?: string }).code ?? '')) throw error;
  } finally {
    await client.end();
  }
}

async function stopServer(pid: number): Promise<void> {
  for (const [signal, ms] of [
    ['SIGINT', 8000],
    ['SIGQUIT', 5000],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    if (await waitGone(pid, ms)) return;
  }
}
