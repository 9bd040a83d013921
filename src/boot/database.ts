import { setTimeout as sleep } from 'node:timers/promises';
import { setTimeout } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type pg from 'pg';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { startEmbedded } from '../db/embedded/start.ts';
import { migrate } from '../db/migrate.ts';
import { createDb, createPool } from '../db/pool.ts';
import type { PoolOptions } from '../db/pool.ts';
import type { Schema } from '../db/schema.ts';
import { Refusal } from '../lib/refusal.ts';

export type Database = {
  pool: pg.Pool;
  db: Kysely<Schema>;
  /** The connection for the job queue's pool. */
  connection: PoolOptions;
  /** Closes the pool, and stops the embedded server if nobody else uses it. */
  close: () => Promise<void>;
};

const PATIENCE_MS = 5000;

/** Opens the database of the settings, the embedded one by default, and migrates it after a backup. */
export async function openDatabase(config: Config, log: Logger): Promise<Database> {
  const database = await connectDatabase(config, log);
  try {
    const applied = await migrate(database.db, undefined, async () => {
      // Loaded only in the few starts that need it.
      const { beforeMigrations } = await import('./beforeMigrations.ts');
      await beforeMigrations(config, database.connection, log);
    });
    if (applied.length > 0) log.info({ applied }, 'migrated the database');
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Like openDatabase, but leaves its schema as it is. */
export async function connectDatabase(
  config: Pick<Config, 'databaseUrl' | 'dataDir'>,
  log: Logger,
): Promise<Database> {
  const { connection, stop } = await openServer(config, log);
  const pool = createPool(connection, (error) =>
    log.warn({ error: error.message }, 'lost a database connection'),
  );
  const db = createDb(pool);
  const close = async (): Promise<void> => {
    // A transaction that hangs must not delay the stop: the server rolls it back.
    await Promise.race([db.destroy(), setTimeout(1500, undefined, { ref: false })]);
    await stop();
  };
  return { pool, db, connection, close };
}

/**
 * The server of the settings, the embedded one by default, without a lasting connection. `stop` ends the server if it is the embedded one
 * and nobody else uses it.
 */
export async function openServer(
  config: Pick<Config, 'databaseUrl' | 'dataDir'>,
  log: Logger,
): Promise<{ connection: PoolOptions; stop: () => Promise<void> }> {
  if (config.databaseUrl !== undefined) {
    const connection = { connectionString: config.databaseUrl };
    await waitForServer(connection);
    return { connection, stop: () => Promise.resolve() };
  }
  const embedded = await startEmbedded({ dataDir: config.dataDir, log: (line) => log.warn(line) });
  if (embedded.others.length > 0) {
    const { others } = embedded;
    log.info({ others }, 'another Antipode uses this data folder, too: both go on with the one database');
  } else if (embedded.adopted) log.info('took over the PostgreSQL that was still running');
  return { connection: embedded.connection, stop: embedded.stop };
}

/** Waits for the operator's own server, which may still be starting. A wrong password is reported at once. */
async function waitForServer(connection: PoolOptions): Promise<void> {
  for (const began = performance.now(); ; await sleep(250)) {
    const pool = createPool({ ...connection, max: 1 });
    try {
      await pool.query('select 1');
      return;
    } catch (error) {
      const code = (error as { code?: string }).code ?? '';
      const mayCome = ['ECONNREFUSED', 'ENOENT', '57P03'].includes(code);
      if (!mayCome || performance.now() - began > PATIENCE_MS) {
        throw new Refusal(`DATABASE_URL: cannot connect: ${(error as Error).message || code}`, {
          cause: error,
        });
      }
    } finally {
      await pool.end();
    }
  }
}
