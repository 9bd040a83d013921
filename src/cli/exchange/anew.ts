import { rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { connectDatabase } from '../../boot/database.ts';
import type { Database } from '../../boot/database.ts';
import { wholeOf } from '../../db/embedded/cluster.ts';
import { majorOf, MAJOR } from '../../db/embedded/major.ts';
import { readPostmaster } from '../../db/embedded/processes.ts';
import { migrate } from '../../db/migrate.ts';
import { Refusal } from '../../lib/refusal.ts';
import type { Logger } from 'pino';

/** Whether the data folder holds a database that only an older PostgreSQL reads. */
export async function isOlder(dataDir: string): Promise<boolean> {
  const major = await majorOf(join(dataDir, 'postgres'));
  return major !== null && major < MAJOR;
}

/**
 * Fills a new embedded database in a folder of its own, and puts it in place once it is whole. An old database is set aside unchanged.
 * Returns the path where the old one lies now; null if there was none.
 */
export async function embeddedAnew(
  dataDir: string,
  { log, now, fill }: { log: Logger; now: Date; fill: (database: Database) => Promise<void> },
): Promise<string | null> {
  const place = join(dataDir, 'postgres');
  if (await readPostmaster(place)) throw new Refusal(`${place} is in use: stop Antipode first`);
  const draft = join(dataDir, 'postgres.coming');
  for (const left of [draft, wholeOf(place)]) await rm(left, { recursive: true, force: true });
  const database = await connectDatabase({ databaseUrl: undefined, dataDir: draft }, log);
  try {
    await migrate(database.db);
    await fill(database);
  } catch (error) {
    await database.close();
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
  await database.close();
  const isThere = (await stat(place).catch(() => null)) !== null;
  const aside = `${place}.before-${now.toISOString().slice(0, 19).replaceAll(':', '')}`;
  // Rename first to the name that a start looks for. After a kill between the next two renames, the next start then puts this folder in
  // place; otherwise it would make an empty database.
  await rename(join(draft, 'postgres'), wholeOf(place));
  if (isThere) await rename(place, aside);
  await rename(wholeOf(place), place);
  await rm(draft, { recursive: true, force: true });
  return isThere ? aside : null;
}
