import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';

const MARK = /:lang\(und-(\w+)\)|\[lang=(['"]?)und-(\w+)\2\]/g;

/**
 * Replaces scripts in selectors by languages: `:lang(und-Arab)` becomes all of `locales` that CLDR says are written in Arabic letters, or a
 * selector that matches nothing if there are none. Throws at a mark that it cannot read, such as a script that does not exist.
 */
export function inScripts(css: string, locales: readonly string[]): string {
  const done = css.replaceAll(MARK, (mark, ...[inside, , attribute]: string[]) => {
    const script = inside ?? attribute ?? '';
    if (nameOf(script) === undefined) throw new Error(`no script is called ${script}: ${mark}`);
    const written = locales.filter((locale) => new Intl.Locale(locale).maximize().script === script);
    return `:is(${written.map((locale) => mark.replace(`und-${script}`, locale)).join(', ') || ':not(*)'})`;
  });
  const left = /.*\bund-.*/.exec(done);
  if (left)
    throw new Error(`a script may stand in :lang(und-Xxxx) or [lang='und-Xxxx'] alone: ${left[0].trim()}`);
  return done;
}

const names = new Intl.DisplayNames('en', { type: 'script', fallback: 'none' });
const nameOf = (script: string): string | undefined => {
  try {
    return names.of(script);
  } catch {
    return undefined;
  }
};

/** For esbuild: each style sheet, with the languages in `locales/` of its working folder. */
export const byScript: Plugin = {
  name: 'by script',
  setup(build) {
    const folder = join(build.initialOptions.absWorkingDir ?? process.cwd(), 'locales');
    const locales = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => ({
      contents: inScripts(await readFile(path, 'utf8'), locales),
      loader: 'css',
    }));
  },
};
