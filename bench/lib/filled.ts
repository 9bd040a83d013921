import { execFile } from 'node:child_process';
import { constants, rmSync } from 'node:fs';
import { cp, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { startEmbedded } from '../../src/db/embedded/start.ts';
import { migrate } from '../../src/db/migrate.ts';
import { createDb, createPool } from '../../src/db/pool.ts';
import { countAsCompared } from '../../src/simulate/load/grow.ts';
import { inScratch, run } from './scratch.ts';

/** People of the large installation; fewer for a try. */
export const PEOPLE = Number(process.env.PEOPLE ?? 100_000);
/** A folder that `antipode load` filled earlier with that many people. It is copied instead of filling a new one. */
const { FILLED } = process.env;

/** More people, as a share of the others, in a programme of their own. They wait for their proposals to be looked at; some withdraw. */
const MATCHING = 0.12;

const known = new Map<number, Promise<string>>(
  FILLED === undefined ? [] : [[PEOPLE, Promise.resolve(FILLED)]],
);

/**
 * A folder of data with so many people, one programme for each five hundred, ten comments for each person, and a large round to match.
 * `use` gets its own copy. Filling takes minutes, so all measurements of one run share the original.
 */
export async function filled<T>(
  main: string,
  people: number,
  note: (text: string) => void,
  use: (dataDir: string) => Promise<T>,
): Promise<T> {
  const made = known.get(people) ?? fill(main, people, note);
  known.set(people, made);
  const from = await made;
  return inScratch(async (folder) => {
    const dataDir = join(folder, 'data');
    await cp(from, dataDir, { recursive: true, mode: constants.COPYFILE_FICLONE });
    // Without this, each write that is measured would wait for gigabytes still on their way to the disk.
    await promisify(execFile)('sync');
    if (from === FILLED) await bringUpToDate(dataDir);
    return use(dataDir);
  });
}

async function fill(main: string, people: number, note: (text: string) => void): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'antipode-bench-filled-'));
  process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }));
  const size = {
    people,
    programmes: Math.max(1, Math.round(people / 500)),
    comments: people * 10,
    matching: Math.round(people * MATCHING),
    seed: 1,
  };
  note(
    `filling ${size.programmes} programmes with ${people} people and ${size.comments} comments, and a round of ${size.matching} to match`,
  );
  const words = Object.entries(size).flatMap(([name, value]) => [`--${name}`, String(value)]);
  await run([main, 'load', ...words], { DATA_DIR: dataDir });
  return dataDir;
}

/** An earlier version may have filled the folder. */
async function bringUpToDate(dataDir: string): Promise<void> {
  const server = await startEmbedded({ dataDir });
  const db = createDb(createPool(server.connection));
  const applied = await migrate(db);
  await countAsCompared(db);
  // Autovacuum does this within minutes. Until then old versions of rows lie beside the new ones, and every plan reads through them.
  if (applied.length > 0) await sql`vacuum (analyze)`.execute(db);
  await db.destroy();
  await server.stop();
}
