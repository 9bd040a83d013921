import { basename, join } from 'node:path';

const here = import.meta.dirname;

/** Folder of the languages: beside the bundle, where the build has put a copy, or of the source. */
export const localesFolder = join(here, basename(here) === 'chunks' ? '../locales' : '../../../locales');
