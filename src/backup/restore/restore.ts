import type pg from 'pg';
import { migrate } from '../../db/migrate.ts';
import { createDb, createPool } from '../../db/pool.ts';
import type { PoolOptions } from '../../db/pool.ts';
import { Refusal } from '../../lib/refusal.ts';
import { addOldKeys, findKeys, replaceKeys } from '../../secrets.ts';
import type { KeySettings, Keys } from '../../secrets.ts';
import { loadFrames, mustBeSame, readBackupHeader } from '../load/load.ts';
import type { LoadOptions } from '../load/load.ts';
import { readBack } from '../load/readBack.ts';
import type { Header, Manifest, WaitingJob } from '../manifest.ts';
import { unpack } from '../pack.ts';
import type { BackupStore } from '../stores/store.ts';
import { proveFile } from '../prove.ts';
import { databaseOf, dropScratch, makeScratch, withClient, withDatabase } from '../scratch.ts';
import { markRestored } from './mark.ts';
import { mustBeUnused, swapDatabases } from './swap.ts';

export type RestorePart = 'file' | 'rows' | 'indexes' | 'comparison';

export type RestoreOptions = {
  store: BackupStore;
  name: string;
  /** The secret bytes of every key to try. */
  identities: readonly Buffer[];
  keySettings: KeySettings;
  /** Opens the server once the file has been proven. Nothing is touched before. */
  connect: () => Promise<{ connection: PoolOptions; stop: () => Promise<void> }>;
  /** Whether existing data of people may be replaced. */
  replaces: boolean;
  now: Date;
  /** Puts jobs that waited into the restored database's queue. */
  enqueue: (connection: PoolOptions, jobs: readonly WaitingJob[]) => Promise<void>;
  small?: LoadOptions['small'];
  progress?: (part: RestorePart, done: number, total: number) => void;
};

/**
 * Replaces the installation's database by a backup. The whole file is proven first, then read into another database, compared, and put in
 * place in one step. An interruption at any time leaves either the old database or the new one. Throws a Refusal if nothing was changed.
 */
export async function restoreBackup(
  options: RestoreOptions,
): Promise<{ header: Header; manifest: Manifest }> {
  const { store, name, identities, keySettings, progress = () => {} } = options;
  const open = () => unpack(store.read(name), identities, name);
  const size = await sizeOf(store, name);
  const read = told(store.read(name), (done) => progress('file', Math.min(done, size), size));
  const { header } = await proveFile(unpack(read, identities, name), name);
  mustTakeKeys(keySettings, header.keys);
  const { connection, stop } = await options.connect();
  try {
    const database = await withClient(connection, (client) => prepare(client, options.replaces));
    const draft = withDatabase(connection, database.draft);
    const frames = open();
    await readBackupHeader(frames, name);
    const manifest = await loadFrames(draft, header, frames, {
      name,
      small: options.small,
      progress: (part, done, total) => progress(part, done, total),
    });
    const found = await readBack(draft, header, (done, total) => progress('comparison', done, total));
    mustBeSame(found, manifest, name);
    await bringUpToDate(draft);
    await options.enqueue(draft, manifest.jobs);
    await withClient(draft, (client) =>
      markRestored(client, {
        madeAt: header.madeAt,
        version: header.version,
        restoredAt: options.now.toISOString(),
      }),
    );
    putInPlace(keySettings, header.keys);
    await swapDatabases(connection, database.name);
    settleKeys(keySettings, header.keys);
    await withClient(connection, (client) => dropScratch(client, 'before'));
    return { header, manifest };
  } catch (error) {
    await withClient(connection, (client) => dropScratch(client, 'restore')).catch(() => {});
    throw error;
  } finally {
    await stop();
  }
}

/** The size of a stored backup, in bytes; 1 if the store does not list the file. */
async function sizeOf(store: BackupStore, name: string): Promise<number> {
  const stored = await store.list().catch(() => []);
  return stored.find((one) => one.name === name)?.bytes ?? 1;
}

async function* told(source: AsyncIterable<Buffer>, tell: (done: number) => void): AsyncGenerator<Buffer> {
  let done = 0;
  for await (const piece of source) {
    yield piece;
    done += piece.length;
    tell(done);
  }
}

async function prepare(client: pg.Client, replaces: boolean): Promise<{ name: string; draft: string }> {
  await mustBeUnused(client);
  if (!replaces && (await hasPeople(client)))
    throw new Refusal(
      'there are people in the database here already: restore on an empty machine, or say --replace to give up what is here; nothing was changed',
    );
  const draft = await makeScratch(client, 'restore');
  const { rows } = await client.query<{ owns: boolean }>(
    `select pg_has_role(datdba, 'usage') as owns from pg_database where datname = current_database()`,
  );
  if (draft === null || !rows[0]?.owns)
    throw new Refusal(
      'the role of DATABASE_URL must own its database and may make others for a restore: "alter role NAME createdb"',
    );
  return { name: await databaseOf(client), draft };
}

async function hasPeople(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('person') is not null as there`,
  );
  if (!rows[0]?.there) return false;
  return (await client.query('select from person limit 1')).rows.length > 0;
}

async function bringUpToDate(draft: PoolOptions): Promise<void> {
  const db = createDb(createPool({ ...draft, max: 2 }));
  await migrate(db).finally(() => db.destroy());
}

/** Refuses a SECRET_KEY with which the restored installation could not read the secrets in this backup. */
function mustTakeKeys({ secretKey, oldSecretKeys }: KeySettings, { current }: Keys): void {
  if (secretKey !== undefined && ![secretKey, ...oldSecretKeys].includes(current))
    throw new Refusal(
      'SECRET_KEY is another than this backup was made with: leave it away, and the one in the backup is kept in DATA_DIR/secret.key',
    );
}

/** Makes both secrets known before the databases change places, so that either database finds its own. */
function putInPlace(keySettings: KeySettings, keys: Keys): void {
  if (keySettings.secretKey !== undefined) return;
  if (findKeys(keySettings) === null) replaceKeys(keySettings.dataDir, keys);
  else addOldKeys(keySettings.dataDir, [keys.current, ...keys.older]);
}

function settleKeys(keySettings: KeySettings, keys: Keys): void {
  if (keySettings.secretKey === undefined) replaceKeys(keySettings.dataDir, keys);
}
