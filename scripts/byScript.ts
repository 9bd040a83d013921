import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';

const MARK = /:lang\(und-(\w+)\)|\[lang='und-(\w+)'\]/g;

/** Style sheets name a script, not a language: `:lang(und-Arab)` becomes those of `locales` that CLDR says are written in Arabic letters. */
export function inScripts(css: string, locales: readonly string[]): string {
  return css.replaceAll(MARK, (mark, ...[inside, attribute]: string[]) => {
    const script = inside ?? attribute ?? '';
    const written = locales.filter((locale) => new Intl.Locale(locale).maximize().script === script);
    // No page is in it: a selector that matches nothing.
    return `:is(${written.map((locale) => mark.replace(`und-${script}`, locale)).join(', ') || ':not(*)'})`;
  });
}

/** For esbuild: each style sheet with the languages in `locales/`. */
export const byScript: Plugin = {
  name: 'by script',
  setup(build) {
    const folder = join(import.meta.dirname, '../locales');
    const locales = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => ({
      contents: inScripts(await readFile(path, 'utf8'), locales),
      loader: 'css',
    }));
  },
};
