import { glob, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { mostIn } from '../row.ts';
import type { Row } from '../row.ts';
import type { Served } from './serveCalls.ts';

const most = mostIn('partnership');
/** Text written beside each call. */
export const WORDS = 'Words beside the bench';

/** How often something of a call is in the database or the log. Network candidates stay in a table for minutes, and are never logged. */
export async function kept({ placesOf }: Pick<Served, 'placesOf'>): Promise<Row> {
  const { columns, lines } = await placesOf({ columns: [WORDS], lines: [WORDS, 'candidate:'] });
  const row = 'columns and lines of the log with anything of a call';
  return most(row, columns.length + lines.length, '', 0, [...columns, ...lines].join(' ') || 'none');
}

/** The script of a call, as browsers get it from the program with the entry `main`. */
export async function weighed(main: string): Promise<Row> {
  const folder = join(dirname(main), 'assets');
  const [name] = await Array.fromAsync(glob('call.*.js', { cwd: folder }));
  const size = gzipSync(await readFile(join(folder, name!))).length;
  return most('script of the call, compressed', size, 'bytes', 15_000, name!);
}
