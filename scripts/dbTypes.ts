import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '../src/db/embedded/start.ts';
import { migrate } from '../src/db/migrate.ts';
import { createDb, createPool } from '../src/db/pool.ts';
import { citusStatements } from './citus.ts';
import { schemaTypes } from './schemaTypes.ts';

// Writes src/db/schema.generated.ts and docs/scaling-citus.sql from a freshly migrated database.
const dataDir = await mkdtemp(join(tmpdir(), 'antipode-types-'));
const server = await startEmbedded({ dataDir, durable: false });
const db = createDb(createPool(server.connection));
try {
  await migrate(db);
  await writeFile(new URL('../src/db/schema.generated.ts', import.meta.url), await schemaTypes(db));
  await writeFile(new URL('../docs/scaling-citus.sql', import.meta.url), await citusStatements(db));
} finally {
  await db.destroy();
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
}
