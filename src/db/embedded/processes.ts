import { setTimeout as sleep } from 'node:timers/promises';
import { readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A server as its postmaster.pid describes it: its process, the folder of its socket, and its state ("ready", "starting", …). */
export type Postmaster = { pid: number; socketFolder: string; status: string };

/** Reads `postmaster.pid` below `cluster`; undefined when there is none or its process is gone. */
export async function readPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 1 || !isAlive(pid) || !isPostgres(pid)) return undefined;
  return { pid, socketFolder: lines[4] ?? '', status: (lines[7] ?? '').trim() };
}

/** True while a process runs. A process that has ended but was never waited for (a zombie) counts as ended. */
export function isAlive(pid: number): boolean {
  return stateOf(pid) === 'alive';
}

function stateOf(pid: number): 'gone' | 'ended' | 'alive' {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? 'alive' : 'gone';
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2)[0] === 'Z' ? 'ended' : 'alive';
  } catch {
    return 'alive';
  }
}

/**
 * Waits, for `ms` at most, while the process in the postmaster.pid below `cluster` is a zombie: ended, but nobody has waited for it. Until
 * then PostgreSQL takes it for a running server and refuses to start. Process 1 may take seconds to reap it.
 */
export async function waitReaped(cluster: string, ms: number): Promise<void> {
  const pid = Number(
    (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')[0],
  );
  if (!Number.isInteger(pid) || pid <= 1) return;
  for (const began = performance.now(); performance.now() - began < ms; await sleep(10))
    if (stateOf(pid) !== 'ended') return;
}

/** After a reboot any process may have the number in the file. Without /proc, the file is believed. */
function isPostgres(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes('postgres');
  } catch {
    return true;
  }
}

/** Waits until a process is gone; false when it is still there after `ms`. */
export async function waitGone(pid: number, ms: number): Promise<boolean> {
  for (const began = performance.now(); performance.now() - began < ms; await sleep(10)) {
    if (!isAlive(pid)) return true;
  }
  return !isAlive(pid);
}

/**
 * Notes that this process uses the server, in one file per process. So a web process, a worker and a command can share the server, and the
 * last one to leave stops it. The file holds the time when its process began: after a crash or a reboot another process may have the
 * number.
 */
export async function joinUsers(dataDir: string): Promise<void> {
  const folder = join(dataDir, 'postgres.users');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(join(folder, String(process.pid)), beginOf(process.pid));
}

/** The other processes of this installation that use the server now. */
export async function otherUsers(dataDir: string): Promise<number[]> {
  const folder = join(dataDir, 'postgres.users');
  const others: number[] = [];
  for (const name of await readdir(folder).catch(() => [])) {
    const pid = Number(name);
    const begin = await readFile(join(folder, name), 'utf8').catch(() => undefined);
    if (pid !== process.pid && begin !== undefined && isAlive(pid) && beginOf(pid) === begin)
      others.push(pid);
  }
  return others;
}

/** Removes this process from the users of the server. `last` is true if no other living process uses it. */
export async function leaveUsers(dataDir: string): Promise<{ last: boolean }> {
  const folder = join(dataDir, 'postgres.users');
  await rm(join(folder, String(process.pid)), { force: true });
  for (const name of await readdir(folder).catch(() => [])) {
    const begin = await readFile(join(folder, name), 'utf8').catch(() => undefined);
    if (begin === undefined) continue;
    if (isAlive(Number(name)) && beginOf(Number(name)) === begin) return { last: false };
    await rm(join(folder, name), { force: true });
  }
  return { last: true };
}

/** The time when a process began, in kernel ticks since the machine started; empty without /proc. */
function beginOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
