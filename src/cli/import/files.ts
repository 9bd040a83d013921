import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import { Refusal } from '../../lib/refusal.ts';
import { UsageError } from '../command.ts';

/** Fifty thousand long applications take a hundred megabytes. */
const MOST_MEGABYTES = 500;

/** The one file given to a command; `kind` is the format it must have. */
export function readInput(positionals: readonly string[], kind = 'CSV'): { name: string; bytes: Uint8Array } {
  const [path, more] = positionals;
  if (path === undefined) throw new UsageError(`name the ${kind} file to import`);
  if (more !== undefined) throw new UsageError(`one file at a time, please: ${path} or ${more}`);
  try {
    const { size } = statSync(path);
    if (size > MOST_MEGABYTES * 1_000_000)
      throw new Refusal(`${path} has more than ${MOST_MEGABYTES} MB: cut it in two`);
    return { name: basename(path), bytes: readFileSync(path) };
  } catch (error) {
    throw error instanceof Refusal
      ? error
      : new UsageError(`cannot read ${path}: ${(error as Error).message}`);
  }
}

/** Reads the file of --map: `{"Column": "role, id, words, address, locale or ignore"}`. */
export function readMap(path: string | undefined): Record<string, string> {
  if (path === undefined) return {};
  let text: string;
  try {
    text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    throw new UsageError(`cannot read ${path}: ${(error as Error).message}`);
  }
  try {
    return z.record(z.string(), z.union([z.string(), z.number().transform(String)])).parse(JSON.parse(text));
  } catch {
    throw new UsageError(`${path} must be JSON like {"Column": "country", "Notes": "ignore"}`);
  }
}

export function writeReport(path: string | undefined, text: string): void {
  if (path === undefined) return;
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new Refusal(`cannot write the report to ${path}: ${(error as Error).message}`);
  }
}

/** Writes the skeleton of a map to a new file. An existing file, perhaps filled in already, is never written over. */
export function writeMap(path: string, map: Readonly<Record<string, string>>): void {
  try {
    writeFileSync(path, `${JSON.stringify(map, null, 2)}\n`, { flag: 'wx' });
  } catch (error) {
    throw new Refusal(
      (error as { code?: string }).code === 'EEXIST'
        ? `${path} is there already: name another file, or use it with --map`
        : `cannot write the map to ${path}: ${(error as Error).message}`,
    );
  }
}
