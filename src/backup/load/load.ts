import { createHash } from 'node:crypto';
import pg from 'pg';
import { migrations as known } from '../../../migrations/index.ts';
import { migrate } from '../../db/migrate.ts';
import { createDb, createPool } from '../../db/pool.ts';
import type { PoolOptions } from '../../db/pool.ts';
import { Refusal } from '../../lib/refusal.ts';
import { readFrame } from '../frames.ts';
import type { Frame } from '../frames.ts';
import { FORMAT } from '../manifest.ts';
import type { Header, Manifest, TableShape, TableSum } from '../manifest.ts';
import { copyIn } from '../rows/copyIn.ts';
import { copyInText, listTables, quoted, SAME_BYTES } from '../rows/tables.ts';
import { readAhead, SMALL } from './readAhead.ts';
import { putBack, takeOffForLoading } from './shape.ts';

export type LoadOptions = {
  /** The file's name, for a refusal. */
  name: string;
  /** True for a throwaway database: nothing in it has to survive a crash. */
  careless?: boolean;
  /** A backup of at most this many bytes counts as small, and is read in with all indexes in place. */
  small?: number | undefined;
  progress?: (part: 'rows' | 'indexes', done: number, total: number) => void;
};

/** Reads the first frame; throws a Refusal for a file that is no backup, or that a newer version wrote. */
export async function readBackupHeader(frames: AsyncGenerator<Frame>, name: string): Promise<Header> {
  const first = await frames.next();
  const header = first.done || first.value.kind !== 'H' ? null : readFrame<Header>(first.value);
  if (header?.antipode !== 'backup') throw new Refusal(`${name} opens, but holds no backup of Antipode`);
  const strange = header.migrations.filter((migration) => !(migration in known));
  if (header.format > FORMAT || strange.length > 0)
    throw new Refusal(
      `${name} was made by a newer version (${header.version}): upgrade Antipode to it, then restore`,
    );
  return header;
}

/**
 * Reads all frames after the header into an empty database. Resolves to the manifest once every table has the rows, bytes and hash in it,
 * and every key and reference holds. Otherwise throws, and the database is useless.
 */
export async function loadFrames(
  connection: PoolOptions,
  header: Header,
  frames: AsyncGenerator<Frame>,
  { name, careless = false, small = SMALL, progress = () => {} }: LoadOptions,
): Promise<Manifest> {
  const ahead = await readAhead(frames, small);
  await migrateAs(connection, header);
  const client = new pg.Client(connection as pg.ClientConfig);
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query(SAME_BYTES);
    await client.query(`set synchronous_commit = off; set maintenance_work_mem = '64MB'`);
    const tables = await listTables(client);
    mustFit(header.tables, tables, name);
    const all = tables.map((table) => `public.${quoted(table.name)}`);
    const taken = await takeOffForLoading(client, { keepsIndexes: ahead.isWhole });
    const change = careless && !ahead.isWhole ? ', set unlogged' : '';
    for (const table of all) await client.query(`alter table ${table} disable trigger user${change}`);
    const { manifest, sums } = await readTables(client, header, ahead.frames, (done) =>
      progress('rows', done, header.tables.length),
    );
    if (!manifest) throw new Refusal(`${name} has no end: it was never finished, take another backup`);
    mustBeSame(sums, manifest, name);
    await putBack(client, taken, (done, total) => progress('indexes', done, total));
    for (const table of all) await client.query(`alter table ${table} enable trigger user`);
    for (const [sequence, value] of Object.entries(manifest.sequences))
      await client.query('select setval($1::regclass, $2::bigint)', [`public.${quoted(sequence)}`, value]);
    // A throwaway database gets too few queries for good plans to matter.
    if (!careless) await client.query('analyze');
    return manifest;
  } finally {
    await client.end().catch(() => {});
  }
}

/** Builds the schema as it was when the backup was made. */
async function migrateAs(connection: PoolOptions, header: Header): Promise<void> {
  const db = createDb(createPool({ ...connection, max: 2 }));
  try {
    await migrate(db, Object.fromEntries(header.migrations.map((name) => [name, known[name]!])));
  } finally {
    await db.destroy();
  }
}

async function readTables(
  client: pg.Client,
  header: Header,
  frames: AsyncGenerator<Frame>,
  progress: (done: number) => void,
): Promise<{ manifest: Manifest | null; sums: Record<string, TableSum> }> {
  const shapes = new Map(header.tables.map((table) => [table.name, table]));
  const withRows = await tablesWithRows(client);
  const sums: Record<string, TableSum> = {};
  let next = await frames.next();
  while (!next.done && next.value.kind === 'T') {
    const shape = shapes.get(readFrame<{ name: string }>(next.value).name);
    if (!shape) break;
    const hash = createHash('sha256');
    let bytes = 0;
    next = await frames.next();
    const rowsOf = async function* (): AsyncGenerator<Buffer> {
      for (; !next.done && next.value.kind === 'D'; next = await frames.next()) {
        hash.update(next.value.bytes);
        bytes += next.value.bytes.length;
        yield next.value.bytes;
      }
    };
    const isEmpty = next.done || next.value.kind !== 'D';
    const rows = isEmpty && !withRows.has(shape.name) ? 0 : await replaceRows(client, shape, rowsOf());
    sums[shape.name] = { rows, bytes, sha256: hash.digest('hex') };
    progress(Object.keys(sums).length);
  }
  const manifest = !next.done && next.value.kind === 'M' ? readFrame<Manifest>(next.value) : null;
  // Reads on: no frame follows the manifest, and only the end of the file shows that it is whole.
  if (manifest) for await (const one of frames) throw new Error(`a frame ${one.kind} behind the manifest`);
  return { manifest, sums };
}

/** The tables that have rows from migrations. */
async function tablesWithRows(client: pg.Client): Promise<Set<string>> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and pg_relation_size(oid) > 0`,
  );
  return new Set(rows.map(({ name }) => name));
}

/**
 * Removes rows that migrations put there. In one transaction with that, the new rows lie in the table in the order in which they arrive.
 */
async function replaceRows(
  client: pg.Client,
  shape: TableShape,
  source: AsyncIterable<Buffer>,
): Promise<number> {
  await client.query(`begin; truncate public.${quoted(shape.name)}`);
  const rows = await copyIn(client, copyInText(shape), source);
  await client.query('commit');
  return rows;
}

const shapes = (tables: readonly TableShape[]): string[] =>
  tables.map((table) => `${table.name}(${table.columns.toSorted().join()})`).toSorted();

function mustFit(there: readonly TableShape[], here: readonly TableShape[], name: string): void {
  const wanted = new Set(shapes(here));
  const strange = shapes(there).filter((shape) => !wanted.has(shape));
  if (strange.length > 0 || there.length !== here.length)
    throw new Refusal(
      `${name} holds tables that its version of Antipode does not have (${strange[0] ?? 'some are missing'})`,
    );
}

/** Throws if a table differs from the manifest. */
export function mustBeSame(found: Record<string, TableSum>, manifest: Manifest, name: string): void {
  for (const [table, told] of Object.entries(manifest.tables)) {
    const sum = found[table];
    if (sum?.rows !== told.rows || sum.bytes !== told.bytes || sum.sha256 !== told.sha256)
      throw new Refusal(
        `${name}: the table ${table} came out with ${sum?.rows ?? 0} rows and not as the ${told.rows} that went in`,
      );
  }
}
