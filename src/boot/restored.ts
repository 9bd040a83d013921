import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { inTransaction } from '../rooms/ctx.ts';
import type { Ctx } from '../rooms/ctx.ts';
import { pauseRestored } from '../rooms/outbox/index.ts';
import { readSetting, writeSetting } from '../rooms/settings/index.ts';

/*
 * Three signs show a restored backup. A database that was dumped and read in again has tables with other numbers than it remembers. A
 * copied folder has another mark file: the same words, but a different file on the disk. A database older than the mark file remembers
 * fewer starts.
 */

const KEY = 'instance';

interface Remembered {
  /** The numbers that PostgreSQL gave the database and some of its tables. */
  tables: string;
  /** The mark of each data folder that has started on this database, by the mark's name. */
  folders: Record<string, { file: string; starts: number }>;
}

interface Mark {
  name: string;
  starts: number;
}

/** Pauses all mail if this database or its folder came out of a backup. Returns the number of programmes that were paused. */
export function pauseIfRestored(ctx: Ctx, dataDir: string): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('antipode instance', 0))`.execute(ctx.db);
    const tables = await tableNumbers(ctx);
    const before = (await readSetting(ctx, KEY)) as Remembered | null;
    const found = readMark(dataDir);
    const isRestored = before !== null && wasRestored(before, tables, found);
    const mark = { name: found?.name ?? randomUUID(), starts: (found?.starts ?? 0) + 1 };
    const file = writeMark(dataDir, mark);
    const value: Remembered = {
      tables,
      folders: { ...before?.folders, ...(file ? { [mark.name]: { file, starts: mark.starts } } : {}) },
    };
    await writeSetting(ctx, KEY, value);
    return isRestored ? pauseRestored(ctx) : 0;
  });
}

function wasRestored(before: Remembered, tables: string, found: (Mark & { file: string }) | null): boolean {
  if (before.tables !== tables) return true;
  // A folder without a mark belongs to one more process on the database, or to one whose folder does not last.
  if (!found) return false;
  const known = before.folders[found.name];
  return !known || known.file !== found.file || known.starts < found.starts;
}

async function tableNumbers(ctx: Ctx): Promise<string> {
  const { rows } = await sql<{ numbers: string }>`
    select concat_ws(' ', (select oid from pg_database where datname = current_database()),
      'setting'::regclass::oid, 'programme'::regclass::oid, 'person'::regclass::oid, 'outbox'::regclass::oid) as numbers
  `.execute(ctx.db);
  return rows[0]?.numbers ?? '';
}

const pathOf = (dataDir: string): string => join(dataDir, 'instance.mark');

/** Identifies the file itself, not its content: its inode number and when it was made. */
function fileOf(path: string): string {
  const { ino, birthtimeMs } = statSync(path);
  return `${ino} ${Math.floor(birthtimeMs)}`;
}

function readMark(dataDir: string): (Mark & { file: string }) | null {
  const path = pathOf(dataDir);
  if (!statSync(path, { throwIfNoEntry: false })) return null;
  const [name = '', starts = ''] = readFileSync(path, 'utf8').trim().split(' ');
  return name ? { name, starts: Number(starts) || 0, file: fileOf(path) } : null;
}

/** Writes the mark; null if the folder is read-only, as when the database and the secret lie elsewhere. */
function writeMark(dataDir: string, mark: Mark): string | null {
  try {
    return write(dataDir, mark);
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}

/** Writes into the existing file, which must stay the same file. A new file is put in place complete. */
function write(dataDir: string, { name, starts }: Mark): string {
  const path = pathOf(dataDir);
  const text = `${name} ${String(starts).padStart(9, '0')}\n`;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  if (statSync(path, { throwIfNoEntry: false })) writeFileSync(path, text, { flag: 'r+' });
  else {
    writeFileSync(`${path}.new`, text, { mode: 0o600 });
    renameSync(`${path}.new`, path);
  }
  return fileOf(path);
}
