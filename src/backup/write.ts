import { createHash } from 'node:crypto';
import type pg from 'pg';
import { Refusal } from '../lib/refusal.ts';
import type { Keys } from '../secrets.ts';
import { frame } from './frames.ts';
import { FORMAT, schemaOf } from './manifest.ts';
import type { Header, Manifest, TableShape, TableSum, WaitingJob } from './manifest.ts';
import { copyOut } from './rows/copyOut.ts';
import { copyOutText, listTables, quoted, SAME_BYTES } from './rows/tables.ts';

/** Facts in a backup that are not in the database. */
export type Beside = {
  version: string;
  publicUrl: string;
  keys: Keys;
  settings: Record<string, string>;
  now: Date;
};

/** The progress: bytes read from disk so far, and in all. */
export type Progress = (done: number, total: number) => void;

/**
 * All data as frames, as of one instant: one snapshot, whatever is written in the meantime. `client` is a connection for this alone.
 * `finished` gets the manifest before the last frame is yielded.
 */
export async function* writeFrames(
  client: pg.Client,
  beside: Beside,
  {
    progress = () => {},
    finished,
  }: { progress?: Progress | undefined; finished: (manifest: Manifest) => void },
): AsyncGenerator<Buffer> {
  const tables = await openSnapshot(client);
  const header = await headerOf(client, beside, tables);
  yield frame('H', header);
  const total = tables.reduce((sum, { size }) => sum + size, 0);
  const sums: Record<string, TableSum> = {};
  let before = 0;
  for (const table of tables) {
    yield frame('T', { name: table.name });
    const hash = createHash('sha256');
    const copied = copyOut(client, copyOutText(table));
    let bytes = 0;
    for await (const block of copied) {
      hash.update(block);
      bytes += block.length;
      yield frame('D', block);
      progress(before + Math.min(bytes, table.size), total);
    }
    sums[table.name] = { rows: copied.rows(), bytes, sha256: hash.digest('hex') };
    before += table.size;
  }
  const manifest: Manifest = {
    madeAt: header.madeAt,
    version: header.version,
    schema: schemaOf(header.migrations),
    tables: sums,
    sequences: await readSequences(client),
    jobs: await readJobs(client),
  };
  await client.query('commit');
  progress(total, total);
  finished(manifest);
  yield frame('M', manifest);
}

/** Locks the tables against changes of shape before the snapshot is taken: shapes and rows are then of one instant. */
async function openSnapshot(client: pg.Client): Promise<(TableShape & { size: number })[]> {
  await client.query(SAME_BYTES);
  const before = await listTables(client);
  if (before.length === 0) throw new Refusal('there is nothing to back up: this database is empty');
  await client.query('begin transaction isolation level repeatable read, read only');
  const names = before.map(({ name }) => `public.${quoted(name)}`).join(', ');
  await client.query(`lock table only ${names} in access share mode`);
  const tables = await listTables(client);
  if (shapesOf(tables) !== shapesOf(before))
    throw new Refusal('the database was being migrated in this moment: back it up again');
  return tables;
}

const shapesOf = (tables: readonly TableShape[]): string =>
  JSON.stringify(tables.map(({ name, columns }) => [name, columns]));

async function headerOf(client: pg.Client, beside: Beside, tables: readonly TableShape[]): Promise<Header> {
  const { rows } = await client.query<{ migrations: string[]; server: number }>(
    `select (select coalesce(json_agg(name order by name), '[]') from kysely_migration) as migrations,
       current_setting('server_version_num')::int / 10000 as server`,
  );
  const { version, publicUrl, keys, settings, now } = beside;
  return {
    antipode: 'backup',
    format: FORMAT,
    version,
    madeAt: now.toISOString(),
    publicUrl,
    keys,
    settings,
    migrations: rows[0]?.migrations ?? [],
    server: rows[0]?.server ?? 0,
    tables: tables.map(({ name, columns }) => ({ name, columns })),
  };
}

async function readSequences(client: pg.Client): Promise<Record<string, string>> {
  const { rows } = await client.query<{ name: string; value: string }>(
    `select sequencename as name, last_value::text as value from pg_sequences where schemaname = 'public' and last_value is not null
     order by 1`,
  );
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}

/** Jobs that wait or run. A backup job is left out: a restored installation need not make the backup again. */
async function readJobs(client: pg.Client): Promise<WaitingJob[]> {
  const { rows: there } = await client.query(`select from pg_class where oid = to_regclass('jobs.job')`);
  if (there.length === 0) return [];
  const { rows } = await client.query<WaitingJob>(
    `select name, data, priority from jobs.job where state < 'completed' and name <> 'backup' and not starts_with(name, '__pgboss')
     order by created_on`,
  );
  return rows;
}
