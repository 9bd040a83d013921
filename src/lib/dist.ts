import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const here = import.meta.dirname;

/** Folder of what the build made, whether this runs from the bundle (dist/chunks) or from the source. */
export const distFolder = basename(here) === 'chunks' ? join(here, '..') : join(here, '../../dist');

/** Logical names (`app.css`, an island's `clock.js`) → file names below `dist/assets`, which carry a hash of their content. */
export function readManifest(): Record<string, string> {
  return JSON.parse(readFileSync(join(distFolder, 'manifest.json'), 'utf8')) as Record<string, string>;
}
