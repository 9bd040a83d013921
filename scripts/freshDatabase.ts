import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { startEmbedded } from '../src/db/embedded/start.ts';
import { migrate } from '../src/db/migrate.ts';
import { createDb, createPool } from '../src/db/pool.ts';
import type { Schema } from '../src/db/schema.ts';

/** Makes a migrated, empty database, passes it to `ask`, and removes it afterwards. */
export async function onFreshDatabase<T>(ask: (db: Kysely<Schema>) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), 'antipode-schema-'));
  const server = await startEmbedded({ dataDir, durable: false });
  const db = createDb(createPool(server.connection));
  try {
    await migrate(db);
    return await ask(db);
  } finally {
    await db.destroy();
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
