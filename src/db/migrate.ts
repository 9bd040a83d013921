import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Migration } from 'kysely/migration';
import { migrations as known } from '../../migrations/index.ts';
import { Refusal } from '../lib/refusal.ts';
import { noteMadeBy, readMadeBy } from './madeBy.ts';
import { VERSION } from '../version.ts';
import { schemaOf } from './schemaNumber.ts';

const OLDEST_SERVER = 17;
const LOCK = sql`hashtextextended('antipode upgrade', 0)`;

/**
 * Brings the schema up to date, forward only. Several processes may call it at once: an advisory lock orders them, and either all
 * migrations are applied or none. One process alone calls `before`, which may throw, when data is about to be changed. Refuses a server
 * that is too old, and a schema that a newer version made, and then changes nothing. Returns the names of the applied migrations.
 */
export async function migrate<T>(
  db: Kysely<T>,
  migrations: Record<string, Migration> = known,
  before: () => Promise<void> = () => Promise.resolve(),
): Promise<string[]> {
  await checkServer(db);
  // One connection holds the lock until the end. If two processes start at once, only one makes the backup.
  return db.connection().execute(async (one) => {
    await sql`select pg_advisory_lock(${LOCK})`.execute(one);
    try {
      return await bringOn(one, migrations, before);
    } finally {
      // A broken connection has already released its lock. The error to report is the one that broke it.
      await sql`select pg_advisory_unlock(${LOCK})`.execute(one).catch(() => {});
    }
  });
}

async function bringOn<T>(
  db: Kysely<T>,
  migrations: Record<string, Migration>,
  before: () => Promise<void>,
): Promise<string[]> {
  await refuseNewer(db, migrations);
  const there = new Set(await appliedNames(db));
  // Nothing to do, as at most starts. The migrator would read the whole catalogue to find that out.
  const names = Object.keys(migrations);
  if (names.length === there.size && names.every((name) => there.has(name))) {
    await noteMadeBy(db, schemaOf(names));
    return [];
  }
  if (there.size > 0) await before();
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrations) },
    nameComparator: (a, b) => (a < b ? -1 : a > b ? 1 : 0),
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error) {
    // A newer version that started at the same moment may have been faster.
    await refuseNewer(db, migrations);
    const failed = results?.find((result) => result.status === 'Error')?.migrationName;
    throw new Error(`migration ${failed ?? ''} failed`, { cause: error });
  }
  await noteMadeBy(db, schemaOf(Object.keys(migrations)));
  return (results ?? []).map((result) => result.migrationName);
}

async function refuseNewer<T>(db: Kysely<T>, migrations: Record<string, Migration>): Promise<void> {
  const unknown = (await appliedNames(db)).filter((name) => !(name in migrations));
  if (unknown.length === 0) return;
  const newest = schemaOf(unknown);
  const own = schemaOf(Object.keys(migrations));
  const madeBy = await readMadeBy(db);
  // A version that died between its migrations and writing its name has left only the number of its schema.
  const needed =
    madeBy && madeBy.schema >= newest ? `${madeBy.version} or newer` : `one that knows schema ${newest}`;
  throw new Refusal(
    `this database needs a newer Antipode, ${needed} (its schema is ${newest}); this is ${VERSION}, which knows schema ${own}. Upgrade, or restore a backup from before; nothing was changed`,
  );
}

/** True when every migration we know has been applied. */
export async function isMigrated<T>(db: Kysely<T>): Promise<boolean> {
  const applied = new Set(await appliedNames(db));
  return Object.keys(known).every((name) => applied.has(name));
}

async function checkServer<T>(db: Kysely<T>): Promise<void> {
  const { rows } = await sql<{ number: number; name: string }>`
    select current_setting('server_version_num')::int as number, current_setting('server_version') as name`.execute(
    db,
  );
  const { number, name } = rows[0]!;
  if (number < OLDEST_SERVER * 10_000) {
    throw new Refusal(`PostgreSQL ${name} is too old: Antipode needs ${OLDEST_SERVER} or newer`);
  }
}

async function appliedNames<T>(db: Kysely<T>): Promise<string[]> {
  const found = await sql<{
    table: string | null;
  }>`select to_regclass('kysely_migration')::text as table`.execute(db);
  if (found.rows[0]!.table === null) return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.map((row) => row.name);
}
