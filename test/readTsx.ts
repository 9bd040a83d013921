import module, { enableCompileCache, registerHooks, setSourceMapsSupport } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readablePage } from './readablePages.ts';

// Given to Node by `--import`: then it reads pages too, of which it cannot strip the types itself. Drawing and matching start processes
// from files beside them, and find those, unlike in a bundle.

// Errors name the lines of the source.
setSourceMapsSupport(true, { nodeModules: false });

// Processes that a test starts take the compiled code that another of them kept. A worker of Vitest keeps none of its own: at its end that would take
// longer than the next run saves.
const kept = join(import.meta.dirname, '../.cache');
enableCompileCache(join(kept, 'compiled'));
process.env['NODE_COMPILE_CACHE'] ??= join(kept, 'compiled');
if (process.env['VITEST_MODE'] === 'RUN') module.flushCompileCache = () => {};

registerHooks({
  load: (url, context, next) =>
    /^file:.*\.tsx(?:\?|$)/.test(url)
      ? { format: 'module', source: readablePage(fileURLToPath(url)), shortCircuit: true }
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
