import { Client } from 'pg';
import { migrate } from '../../../src/db/migrate.ts';
import { createDb, createPool } from '../../../src/db/pool.ts';
import { browse } from '../../../test/browse.ts';
import { testContext } from '../../../test/context.ts';
import { askedPool } from './asked.ts';
import { fillDesk } from './fill.ts';
import { fillAround } from './fillAround.ts';

/** A database of its own with so many applications. */
export interface FilledDesk {
  /** Milliseconds that filling took. */
  filledIn: number;
  /** A director who reads the pages. */
  reader: ReturnType<typeof browse>;
  /** The work of the database since the last call. */
  take: ReturnType<typeof askedPool>['take'];
  end: () => Promise<void>;
}

/**
 * Makes a database on a server, fills it with so many applications and the things around them, and opens it for reading. The caller ends
 * it.
 */
export async function filledDesk(
  server: Parameters<typeof askedPool>[0],
  people: number,
): Promise<FilledDesk> {
  const database = `desk_${people}`;
  const client = new Client(server);
  await client.connect();
  await client.query(`create database ${database}`);
  await client.end();
  const where = { ...server, database };
  const filling = createDb(createPool(where));
  await migrate(filling);
  const began = Date.now();
  const filled = await fillDesk(testContext(filling), people);
  await fillAround(testContext(filling), filled);
  const filledIn = Date.now() - began;
  await filling.destroy();
  const { pool, take } = askedPool(where);
  const db = createDb(pool);
  const reader = browse(testContext(db), filled.cast, 'tomas');
  return { filledIn, reader, take, end: () => db.destroy() };
}
