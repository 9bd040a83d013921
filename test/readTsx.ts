import { readFileSync } from 'node:fs';
import { registerHooks, setSourceMapsSupport } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';

// Given to Node by `--import`: then it reads pages too, of which it cannot strip the types itself. Drawing and matching start processes
// from files beside them, and find those, unlike in a bundle.

// Errors name the lines of the source.
setSourceMapsSupport(true, { nodeModules: false });

registerHooks({
  // Imports of our own say the whole name of the file: there is nothing to look for.
  resolve: (specifier, context, next) => {
    const found = /^\.{1,2}\/.*\.ts(x?)$/.exec(specifier);
    if (!found || !context.parentURL?.startsWith('file:')) return next(specifier, context);
    const { href } = new URL(specifier, context.parentURL);
    return { url: href, format: found[1] === 'x' ? 'module' : 'module-typescript', shortCircuit: true };
  },
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
