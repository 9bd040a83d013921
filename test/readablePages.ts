import { hash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { glob, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { transform, transformSync } from 'esbuild';
import packageJson from '../package.json' with { type: 'json' };

type Esbuild = { transform: typeof transform; transformSync: typeof transformSync };

const root = join(import.meta.dirname, '..');
const require = createRequire(import.meta.url);
const kept = join(root, '.cache/pages');
mkdirSync(kept, { recursive: true });

/** A page (.tsx) in a form that Node can read: kept from the same source before, or made now. */
export function readablePage(path: string): string {
  const page = pageAt(path, readFileSync(path, 'utf8'));
  return page.known() ?? page.keep((require('esbuild') as Esbuild).transformSync(page.text, page.how).code);
}

/**
 * Makes all missing pages at once: otherwise each worker would make them for itself, each with a process of esbuild. A page that cannot be
 * made fails later, in the file that loads it.
 */
export async function makeReadable(): Promise<void> {
  const { transform } = require('esbuild') as Esbuild;
  const paths = await Array.fromAsync(glob('{src,test}/**/*.tsx', { cwd: root }));
  await Promise.allSettled(
    paths.map(async (path) => {
      const whole = join(root, path);
      const page = pageAt(whole, await readFile(whole, 'utf8'));
      if (page.known() === undefined) page.keep((await transform(page.text, page.how)).code);
    }),
  );
}

function pageAt(path: string, text: string) {
  const made = `// ${hash('sha256', text)} ${packageJson.dependencies.esbuild}\n`;
  const file = join(kept, `${hash('sha256', path)}.js`);
  return {
    text,
    how: {
      banner: made.trimEnd(),
      loader: 'tsx',
      format: 'esm',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      sourcefile: path,
      sourcemap: 'inline',
      sourcesContent: false,
    } as const,
    known(): string | undefined {
      try {
        const code = readFileSync(file, 'utf8');
        return code.startsWith(made) ? code : undefined;
      } catch {
        return undefined;
      }
    },
    keep(code: string): string {
      writeFileSync(`${file}.${process.pid}`, code);
      renameSync(`${file}.${process.pid}`, file);
      return code;
    },
  };
}
