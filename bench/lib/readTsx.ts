import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';

// Given to Node by `--import`: then it reads pages too, of which it cannot strip the types itself. Drawing and matching start processes
// from files beside them, and find those, unlike in a bundle.

registerHooks({
  load: (url, context, next) => {
    if (!url.endsWith('.tsx')) return next(url, context);
    const { code } = transformSync(readFileSync(fileURLToPath(url), 'utf8'), {
      loader: 'tsx',
      format: 'esm',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      sourcefile: url,
    });
    return { format: 'module', source: code, shortCircuit: true };
  },
});
