import { existsSync, statSync } from 'node:fs';
import type { Checked, Exported, Progress } from '../../exchange/index.ts';
import { Refusal } from '../../lib/refusal.ts';
import { createProgress } from '../progress.ts';
import { UsageError } from '../command.ts';
import { count } from '../import/inWords.ts';

const SAID = { check: 'checking the file', copy: 'copying tables', compare: 'reading them again' } as const;

/** Tells the progress on standard error. */
export function sayHowFar(): Progress {
  const progress = createProgress();
  return (step, done, total) => progress(SAID[step], done, total);
}

/** The file to write: the named one, or else a name with its content and the day. */
export function fileFor(to: string | undefined, what: string, now: Date): string {
  const file = to ?? `antipode-${what}-${now.toISOString().slice(0, 10)}.jsonl`;
  if (existsSync(file)) throw new Refusal(`${file} is there already: name another file with --to`);
  return file;
}

/** The report of an export. */
export function reportOf(file: string, { manifest, underWay }: Exported): string {
  const tables = Object.keys(manifest.tables).length;
  const rows = `${file}: ${count(manifest.rows, 'row')} of ${count(tables, 'table')}, with the count and hash of each.`;
  if (underWay.length === 0) return rows;
  return `${rows}
Not in it, since the queue was working on it at that moment: ${underWay.join(', ')}. If the old installation stops
before that is done, export again once it is.`;
}

/** The one file that a command takes in. */
export function fileIn(positionals: readonly string[]): string {
  const [file, more] = positionals;
  if (file === undefined) throw new UsageError('name the file to take in');
  if (more !== undefined) throw new UsageError(`one file at a time, please: ${file} or ${more}`);
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw new UsageError(`${file} is no file`);
  return file;
}

/** The report of an import. */
export const takenOf = (file: string, { head, manifest }: Checked): string =>
  `${file}: ${count(manifest.rows, 'row')} of ${count(Object.keys(manifest.tables).length, 'table')}, as they were on ${head.made_at.slice(0, 10)} (schema ${head.schema}).
Each table was read again, and has the count and hash that the file says.`;
