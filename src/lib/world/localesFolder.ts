import { basename, join } from 'node:path';

const here = import.meta.dirname;

/** The folder of the languages: next to the bundle, where the build puts a copy, or in the source. */
export const localesFolder = join(here, basename(here) === 'chunks' ? '../locales' : '../../../locales');
