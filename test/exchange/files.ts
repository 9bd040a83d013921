import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { homeOf, nextNumber, tablesOf } from '../../src/exchange/catalogue.ts';
import { piecesOf } from '../../src/exchange/pieces.ts';
import type { Share } from '../../src/exchange/pieces.ts';
import type { AnyDb } from '../../src/exchange/query.ts';
import type { Pieces } from '../../src/exchange/format.ts';
import { tallyOf } from '../../src/exchange/rows.ts';
import { writeLines } from '../../src/exchange/writeLines.ts';

export const AT = new Date('2027-01-15T12:00:00Z');

/** Gives the test a folder that is removed afterwards. */
export async function inFolder(play: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'antipode-exchange-'));
  await play(folder).finally(() => rm(folder, { recursive: true }));
}

/** Runs in one transaction on any database. */
export const inside = <T>(db: AnyDb, play: (db: AnyDb) => Promise<T>): Promise<T> =>
  db.isTransaction ? play(db) : db.transaction().execute(play);

/** Gives the text of the file that a stream would make. */
export async function textOf(pieces: Pieces): Promise<string> {
  const parts: string[] = [];
  await writeLines(pieces, (text) => Promise.resolve(void parts.push(text)));
  return parts.join('');
}

/** Writes a database, or a share of it, to a file. */
export async function exportToFile(db: AnyDb, folder: string, share?: Share): Promise<string> {
  const file = join(folder, `${share?.of ?? 'installation'}.jsonl`);
  await writeFile(
    file,
    await inside(db, (db) => textOf(piecesOf(db, { at: AT, ...(share ? { share } : {}) }))),
  );
  return file;
}

/** Count, hash and next number of each table, as the database has them. */
export const talliesOf = (db: AnyDb): Promise<Record<string, unknown>> =>
  inside(db, async (db) => {
    const tallies: Record<string, unknown> = {};
    for (const table of await tablesOf(db, await homeOf(db)))
      tallies[table.name] = { ...(await tallyOf(db, table)), next: await nextNumber(db, table) };
    return tallies;
  });
