import { hash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import module, {
  createRequire,
  enableCompileCache,
  flushCompileCache,
  registerHooks,
  setSourceMapsSupport,
} from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { transformSync } from 'esbuild';
import packageJson from '../package.json' with { type: 'json' };

// Given to Node by `--import`: then it reads pages too, of which it cannot strip the types itself. Drawing and matching start processes
// from files beside them, and find those, unlike in a bundle.

// Errors name the lines of the source.
setSourceMapsSupport(true, { nodeModules: false });

// Node compiles a file more slowly than it reads what it compiled before: each worker, and each process that a test starts, takes what another made.
const kept = join(import.meta.dirname, '../.cache');
enableCompileCache(join(kept, 'compiled'));
process.env['NODE_COMPILE_CACHE'] ??= join(kept, 'compiled');
// By this Vitest ends a worker, which would keep nothing then.
process.once('SIGTERM', () => {
  flushCompileCache();
  process.exit();
});

registerHooks({
  load: (url, context, next) =>
    /^file:.*\.tsx(?:\?|$)/.test(url)
      ? { format: 'module', source: transformed(fileURLToPath(url)), shortCircuit: true }
      : next(url, context),
});

// Vitest tells its main process of each import of each file, for the graph by which it knows what to run again while somebody writes: of no use in a run that
// ends, it took a fifth of the time in which files are loaded. Its hook is needed for test files alone, whose addresses it makes new.
if (process.env['VITEST_MODE'] === 'RUN') {
  const register = module.registerHooks;
  module.registerHooks = ({ resolve, ...others }) =>
    register({
      ...others,
      ...(resolve && {
        resolve: (name, context, next) =>
          name.includes('vitest=') ? resolve(name, context, next) : next(name, context),
      }),
    });
}

const require = createRequire(import.meta.url);
const pages = join(kept, 'pages');
mkdirSync(pages, { recursive: true });

/** A page as Node can read it, as it was made of the same words before or else made now. */
function transformed(path: string): string {
  const text = readFileSync(path, 'utf8');
  const made = `// ${hash('sha256', text)} ${packageJson.dependencies.esbuild}\n`;
  const file = join(pages, `${hash('sha256', path)}.js`);
  const known = readIfThere(file);
  if (known?.startsWith(made)) return known;
  const esbuild = require('esbuild') as { transformSync: typeof transformSync };
  const { code } = esbuild.transformSync(text, {
    banner: made.trimEnd(),
    loader: 'tsx',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    sourcefile: path,
    sourcemap: 'inline',
    sourcesContent: false,
  });
  writeFileSync(`${file}.${process.pid}`, code);
  renameSync(`${file}.${process.pid}`, file);
  return code;
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
