import { basename, join } from 'node:path';

const here = import.meta.dirname;

/** The folder of the build, whether this runs from the bundle (dist/chunks) or from the source. */
export const distFolder = basename(here) === 'chunks' ? join(here, '..') : join(here, '../../../dist');
