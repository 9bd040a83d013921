import { basename, join } from 'node:path';

const here = import.meta.dirname;

/** Folder of what the build made, whether this runs from the bundle (dist/chunks) or from the source. */
export const distFolder = basename(here) === 'chunks' ? join(here, '..') : join(here, '../../../dist');
