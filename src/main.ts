import { enableCompileCache, flushCompileCache } from 'node:module';
import { basename, join } from 'node:path';

// Compiled code is kept beside the bundle: the next start reads it instead of compiling again.
const isBundle = basename(import.meta.filename) === 'antipode.js';
if (isBundle) enableCompileCache(join(import.meta.dirname, '.compile-cache'));

const { main } = await import('./cli/main.ts');
if (isBundle) setTimeout(flushCompileCache, 3000).unref();
const code = await main(process.argv.slice(2));
process.exitCode = code;
// Ends a finished command even when something is still open, such as a connection that will not close.
setTimeout(() => process.exit(code), 1500).unref();
