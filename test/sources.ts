import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** The folder of the project, with a slash. */
export const root = new URL('..', import.meta.url).pathname;
/** Every TypeScript file except generated ones, by path from the root. */
export const sources = globSync(
  '{src,migrations,sample,packages/matching,scripts,test,bench}/**/*.{ts,tsx}',
  {
    cwd: root,
  },
).filter((file) => !file.endsWith('.generated.ts'));
export const isTest = (file: string): boolean =>
  /\.test\.tsx?$/.test(file) || /^(?:packages\/matching\/)?test\//.test(file);
/** Every such file that is not a test. */
export const code = sources.filter((file) => !isTest(file));
export const text = new Map(sources.map((file) => [file, readFileSync(root + file, 'utf8')]));

export interface Arrow {
  from: string;
  to: string;
  /** An import of types alone, which loads nothing at run time. */
  isType: boolean;
}

/** Every import of one of our files. Imports of types count, since they tie files together just as much. */
export function arrowsOf(file: string): Arrow[] {
  const imports =
    /(?:^|\n)(?:import|export)\b( type\b)?(?:[^'";]*?from)? '(?<fixed>[^']+)'|import\('(?<lazy>[^']+)'\)/g;
  return [...(text.get(file) ?? '').matchAll(imports)]
    .map((found) => ({
      path: found.groups!['fixed'] ?? found.groups!['lazy'] ?? '',
      isType: found[1] !== undefined,
    }))
    .filter(({ path }) => path.startsWith('.') || path.startsWith('#'))
    .map(({ path, isType }) => ({
      from: file,
      to: path === '#matching' ? 'packages/matching/src/index.ts' : normalize(join(dirname(file), path)),
      isType,
    }));
}
