import { readFileSync } from 'node:fs';
import { registerHooks, setSourceMapsSupport } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';

// Given to Node by `--import`: then it reads pages too, of which it cannot strip the types itself. Drawing and matching start processes
// from files beside them, and find those, unlike in a bundle.

// Errors name the lines of the source.
setSourceMapsSupport(true, { nodeModules: false });

registerHooks({
  load: (url, context, next) => {
    if (!/^file:.*\.tsx(?:\?|$)/.test(url)) return next(url, context);
    const path = fileURLToPath(url);
    const { code } = transformSync(readFileSync(path, 'utf8'), {
      loader: 'tsx',
      format: 'esm',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      sourcefile: path,
      sourcemap: 'inline',
      sourcesContent: false,
    });
    return { format: 'module', source: code, shortCircuit: true };
  },
});
