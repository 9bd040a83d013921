import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, statfs } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { whenInterrupted } from '../../lib/interrupted.ts';
import { Refusal } from '../../lib/refusal.ts';
import { readName } from './store.ts';
import type { BackupStore, StoredBackup } from './store.ts';

/** Bytes of a disk that stay free: a database on a full disk stops. */
const RESERVE = 128 * 1024 * 1024;
const LOOK_EVERY = 32 * 1024 * 1024;
/** A draft untouched for this long is abandoned: no writer pauses so long. */
const LEFT_MS = 15 * 60_000;

/** A folder as a store; the folder is made private (0700) if it is missing. */
export function folderStore(path: string): BackupStore {
  const folder = resolve(path);
  return {
    name: folder,
    write: async (name, source) => {
      await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: Error) => {
        throw new Refusal(`the folder ${folder} cannot be made: ${error.message}`, { cause: error });
      });
      return writeFile(join(folder, name), source);
    },
    read: (name) => readFile(join(folder, name)),
    list: () => list(folder),
    remove: (name) => rm(join(folder, name), { force: true }),
    tidy: () => tidy(folder),
  };
}

/**
 * Writes to a draft, flushes it to disk, and only then gives it its name. A failure leaves nothing behind. Resolves to the number of bytes.
 */
export async function writeFile(path: string, source: AsyncIterable<Buffer>): Promise<number> {
  const draft = draftOf(path);
  const forget = whenInterrupted(() => rm(draft, { force: true }));
  try {
    const file = await open(draft, 'wx', 0o600);
    let bytes = 0;
    try {
      let looked = 0;
      for await (const block of source) {
        if (bytes >= looked) {
          await mustHaveRoom(dirname(path));
          looked = bytes + LOOK_EVERY;
        }
        for (let from = 0; from < block.length;)
          from += (await file.write(block, from, block.length - from)).bytesWritten;
        bytes += block.length;
      }
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
    await syncFolder(dirname(path));
    return bytes;
  } catch (error) {
    await rm(draft, { force: true }).catch(() => {});
    throw explain(error, dirname(path));
  } finally {
    forget();
  }
}

const draftOf = (path: string): string => join(dirname(path), `.${basename(path)}.${process.pid}.part`);

async function mustHaveRoom(folder: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < RESERVE) throw new Refusal(fullSentence(folder));
}

const fullSentence = (folder: string): string =>
  `no backup was made: the disk of ${folder} is full; make room there, or name another place in BACKUP_TO`;

function explain(error: unknown, folder: string): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT') return new Refusal(fullSentence(folder), { cause: error });
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM' || code === 'ENOENT')
    return new Refusal(`no backup was made: nothing can be written to ${folder} (${message})`, {
      cause: error,
    });
  return error;
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

/** A file, in pieces; a Refusal if it does not exist. */
export async function* readFile(path: string): AsyncGenerator<Buffer> {
  try {
    for await (const piece of createReadStream(path, { highWaterMark: 256 * 1024 })) yield piece as Buffer;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new Refusal(`there is no file ${path}`, { cause: error });
    if (code === 'EACCES' || code === 'EISDIR' || code === 'EIO')
      throw new Refusal(`${path} cannot be read (${code})`, { cause: error });
    throw error;
  }
}

async function list(folder: string): Promise<StoredBackup[]> {
  const names = await readdir(folder).catch(() => [] as string[]);
  const found: StoredBackup[] = [];
  for (const name of names) {
    const said = readName(name);
    const file = said && (await stat(join(folder, name)).catch(() => null));
    if (said && file?.isFile()) found.push({ ...said, bytes: file.size });
  }
  return found.toSorted((a, b) => b.madeAt.getTime() - a.madeAt.getTime());
}

async function tidy(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [] as string[])) {
    if (!/^\.antipode-.*\.part$/.test(name)) continue;
    const file = await stat(join(folder, name)).catch(() => null);
    if (file && Date.now() - file.mtimeMs > LEFT_MS) await rm(join(folder, name), { force: true });
  }
}
