import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import { startEmbedded } from '../db/embedded/start.ts';
import { migrate } from '../db/migrate.ts';
import { createDb, createPool } from '../db/pool.ts';
import type { Preparing } from '../db/prepare.ts';
import type { Schema } from '../db/schema.ts';

export interface Scratch {
  db: Kysely<Schema>;
  /** Stops the server and leaves nothing behind. */
  throwAway(): Promise<void>;
}

/**
 * A whole round repeats some 300 forms of statements on a schema that stays the same. Planning each one anew took half of PostgreSQL's
 * time.
 */
const PREPARING: Preparing = { often: 10, most: 600, isSettled: true };

/** A migrated database of its own, on a server of its own, to be thrown away. */
export async function scratchDatabase(): Promise<Scratch> {
  const dataDir = await mkdtemp(join(tmpdir(), 'antipode-simulate-'));
  const server = await startEmbedded({ dataDir, durable: false });
  // Migrate on separate connections: the schema changes meanwhile.
  const migrating = createDb(createPool(server.connection));
  await migrate(migrating).finally(() => migrating.destroy());
  const db = createDb(createPool(server.connection, undefined, PREPARING));
  return {
    db,
    throwAway: async () => {
      await db.destroy();
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
