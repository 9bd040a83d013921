import { statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import type pg from 'pg';
import { clearThrowaway, throwawayServer } from '../db/embedded/throwaway.ts';
import { createDb, createPool } from '../db/pool.ts';
import type { PoolOptions } from '../db/pool.ts';
import { Refusal } from '../lib/refusal.ts';
import { createSecrets } from '../secrets.ts';
import type { Keys } from '../secrets.ts';
import { ownIdentities } from './keys.ts';
import { loadFrames, mustBeSame, readBackupHeader } from './load/load.ts';
import type { LoadOptions } from './load/load.ts';
import { readBack } from './load/readBack.ts';
import { readOne } from './readOne.ts';
import type { Read } from './readOne.ts';
import { unpack } from './pack.ts';
import type { BackupStore } from './stores/store.ts';
import { dropScratch, makeScratch, withClient, withDatabase } from './scratch.ts';

export type Checked = Read & {
  /** Rows in all tables; all came back the same. */
  rows: number;
  /** Whether PostgreSQL's amcheck looked through every table and index; false if the server does not have it. */
  amcheck: boolean;
};

export type CheckOptions = {
  /** The connection to the installation's own database. */
  connection: PoolOptions;
  /** The folder of the scratch copy on this machine's disk; undefined if the server is elsewhere. */
  dataDir: string | undefined;
  store: BackupStore;
  name: string;
  keys: Keys;
  now: Date;
  small?: LoadOptions['small'];
  progress?: (part: 'rows' | 'indexes' | 'comparison', done: number, total: number) => void;
};

/**
 * Restores a backup into a throwaway database and checks that all of it came back. Compares counts and hashes of every table, checks keys
 * and references, runs PostgreSQL's own checks, reads a letter, and tries a mailed link. Throws a Refusal that names the failed check.
 */
export async function checkBackup(options: CheckOptions): Promise<Checked> {
  const { store, name, keys, now, small, progress = () => {} } = options;
  return inScratch(options, async (scratch) => {
    const frames = unpack(store.read(name), ownIdentities(keys), name);
    const header = await readBackupHeader(frames, name);
    const manifest = await loadFrames(scratch, header, frames, { name, careless: true, small, progress });
    const found = await readBack(scratch, header, (done, total) => progress('comparison', done, total));
    mustBeSame(found, manifest, name);
    const amcheck = await withClient(scratch, (client) => lookThrough(client, name));
    const db = createDb(createPool({ ...scratch, max: 1 }));
    try {
      const restored = createSecrets(header.keys.current, header.keys.older);
      const read = await readOne(db, createSecrets(keys.current, keys.older), restored, now);
      if (!read.letter && manifest.tables['letter']?.rows)
        throw new Refusal(`${name}: no letter in it can be read`);
      if (read.link === false)
        throw new Refusal(`${name}: a link that works here does not work with its secret`);
      const rows = Object.values(manifest.tables).reduce((sum, table) => sum + table.rows, 0);
      return { ...read, rows, amcheck };
    } finally {
      await db.destroy();
    }
  });
}

/** Runs on a new database on the same server, or on a server of its own if the role may not make databases. */
async function inScratch<T>(
  { connection, dataDir }: CheckOptions,
  run: (scratch: PoolOptions) => Promise<T>,
): Promise<T> {
  await clearServers();
  const name = await withClient(connection, async (client) => {
    if (dataDir !== undefined) await mustHaveRoom(client, dataDir);
    return makeScratch(client, 'check');
  });
  if (name === null) return onOwnServer(connection, run);
  try {
    return await run(withDatabase(connection, name));
  } finally {
    await withClient(connection, (client) => dropScratch(client, 'check'));
  }
}

const PREFIX = 'antipode-check-';

async function onOwnServer<T>(
  connection: PoolOptions,
  run: (scratch: PoolOptions) => Promise<T>,
): Promise<T> {
  await withClient(connection, (client) => mustHaveRoom(client, tmpdir()));
  const server = await throwawayServer(PREFIX);
  return run(server.connection).finally(() => server.stop());
}

/** Stops servers that a killed process left, and removes their folders. */
export const clearServers = (): Promise<void> => clearThrowaway(PREFIX);

/** Refuses if the disk lacks room for the copy: a full disk would stop the database beside it. */
async function mustHaveRoom(client: pg.Client, folder: string): Promise<void> {
  const { rows } = await client.query<{ size: string }>(
    'select pg_database_size(current_database()) as size',
  );
  const { bavail, bsize } = await statfs(folder);
  const wanted = Number(rows[0]?.size ?? 0) * 1.2 + 256e6;
  if (bavail * bsize < wanted)
    throw new Refusal(
      `the backup could not be checked: that takes ${Math.ceil(wanted / 1e6)} MB of room for a moment, and the disk of ${folder} has less`,
    );
}

/** PostgreSQL's own check of every table and index; false if amcheck is not available. */
async function lookThrough(client: pg.Client, name: string): Promise<boolean> {
  try {
    await client.query('create extension if not exists amcheck');
  } catch {
    return false;
  }
  const { rows: broken } = await client.query<{ of: string; msg: string }>(
    `select c.relname as of, found.msg from pg_class c cross join lateral verify_heapam(c.oid) found
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' limit 1`,
  );
  if (broken[0]) throw new Refusal(`${name}: the table ${broken[0].of} came back broken (${broken[0].msg})`);
  try {
    await client.query(
      `select bt_index_check(i.indexrelid) from pg_index i join pg_class c on c.oid = i.indexrelid join pg_am on pg_am.oid = c.relam
       where c.relnamespace = 'public'::regnamespace and amname = 'btree'`,
    );
  } catch (error) {
    throw new Refusal(`${name}: an index came back broken (${(error as Error).message})`, { cause: error });
  }
  return true;
}
