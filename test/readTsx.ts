import module, { enableCompileCache, registerHooks, setSourceMapsSupport } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readablePage } from './readablePages.ts';

// Node loads this by `--import` and can then read pages (.tsx), whose types it cannot strip itself. Drawing and matching start processes
// from files beside them, which exist here, unlike in a bundle.

// Makes errors name the lines of the source.
setSourceMapsSupport(true, { nodeModules: false });

// Processes that a test starts reuse compiled code that earlier ones kept. A worker of Vitest keeps none: writing it at the end would take
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

// Vitest reports each import of each file to its main process, for the graph that tells what to run again in watch mode. A single run needs
// no graph, and reporting took a fifth of the loading time. The hook is needed only for test files, whose addresses it changes.
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
