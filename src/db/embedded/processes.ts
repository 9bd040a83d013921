import { setTimeout as sleep } from 'node:timers/promises';
import { readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A server by its postmaster.pid: its process, the folder of its socket, and its state ("ready", "starting", …). */
export type Postmaster = { pid: number; socketFolder: string; status: string };

/** Reads `postmaster.pid` below `cluster`; undefined when there is none or its process is gone. */
export async function readPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 1 || !isAlive(pid) || !isPostgres(pid)) return undefined;
  return { pid, socketFolder: lines[4] ?? '', status: (lines[7] ?? '').trim() };
}

/** True while a process runs; one that ended but was never waited for (a zombie) does not count. */
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
 * Waits, for `ms` at most, while the process that postmaster.pid below `cluster` names has ended and nobody has waited for it: until then
 * PostgreSQL takes it for one that runs, and does not start. The first process of a machine may take seconds over that.
 */
export async function waitReaped(cluster: string, ms: number): Promise<void> {
  const pid = Number(
    (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')[0],
  );
  if (!Number.isInteger(pid) || pid <= 1) return;
  for (const began = performance.now(); performance.now() - began < ms; await sleep(10))
    if (stateOf(pid) !== 'ended') return;
}

/** After a reboot the number in the file may be anybody's. Where /proc is missing we believe the file. */
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
 * Notes who uses the server: one file per process of ours, so that a web and a worker process (or a command run beside them) can share it
 * and the last one to leave stops it. The file holds when its process began: after a crash or a reboot its number may be anybody's.
 */
export async function joinUsers(dataDir: string): Promise<void> {
  const folder = join(dataDir, 'postgres.users');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(join(folder, String(process.pid)), beginOf(process.pid));
}

/** The processes of ours, beside this one, that use the server now. */
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

/** Leaves, and tells whether no other living process uses the server. */
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

/** When a process began, in the kernel's ticks since the machine did; empty where /proc is missing. */
function beginOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
