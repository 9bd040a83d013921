import { createHash } from 'node:crypto';
import { chmod, lstat, mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { handOver } from './identity.ts';
import type { RunAs } from './identity.ts';

/** The kernel allows 107 bytes for the path of a socket. PostgreSQL also makes a lock file beside the socket. */
const LONGEST = 107 - '/.s.PGSQL.5432'.length;

/**
 * A private folder (0700) for the server's socket, below the data folder. If that path is too long, the folder is below the machine's
 * temporary folder, with a name derived from the data folder.
 */
export async function socketFolder(dataDir: string, runAs: RunAs): Promise<string> {
  const near = join(resolve(dataDir), 'run');
  const folder = Buffer.byteLength(near) <= LONGEST ? await makePrivate(near) : await farFolder(near);
  await handOver(folder, runAs);
  return folder;
}

async function farFolder(near: string): Promise<string> {
  const name = `antipode-${createHash('sha256').update(near).digest('hex').slice(0, 16)}`;
  const folder = join(tmpdir(), name);
  try {
    return await makePrivate(folder);
  } catch {
    // Somebody else already holds that name in the shared folder. Any name will do: the next start reads the place from postmaster.pid.
    return mkdtemp(`${folder}-`);
  }
}

async function makePrivate(folder: string): Promise<string> {
  await mkdir(folder, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  const found = await lstat(folder);
  const mine = process.getuid?.();
  if (!found.isDirectory() || (mine !== undefined && mine !== 0 && found.uid !== mine)) {
    throw new Error(`${folder} is not ours`);
  }
  await chmod(folder, 0o700);
  return folder;
}
