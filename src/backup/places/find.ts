import { stat } from 'node:fs/promises';
import { basename, dirname, extname, resolve } from 'node:path';
import { folderPlace } from './folder.ts';
import type { Place } from './place.ts';

/** A place, and the file in it when one was named. */
export type Found = { place: Place; name?: string };

/** What `--to` and BACKUP_TO mean: a folder (there, or without an ending), or a file. */
export async function findPlace(to: string): Promise<Found> {
  const path = resolve(to);
  const there = await stat(path).catch(() => null);
  if (to.endsWith('/') || there?.isDirectory() || (!there && extname(path) === ''))
    return { place: folderPlace(path) };
  return { place: folderPlace(dirname(path)), name: basename(path) };
}

/** The place and the name of a file that is to be read. */
export async function findFile(path: string): Promise<{ place: Place; name: string }> {
  const whole = resolve(path);
  return { place: folderPlace(dirname(whole)), name: basename(whole) };
}
