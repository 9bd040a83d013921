import { enableCompileCache, flushCompileCache } from 'node:module';
import { basename, join } from 'node:path';

// Keeps compiled code beside the bundle: the next start reads it instead of compiling again.
const isBundle = basename(import.meta.filename) === 'antipode.js';
if (isBundle) enableCompileCache(join(import.meta.dirname, '.compile-cache'));

const { main } = await import('./cli/main.ts');
if (isBundle) setTimeout(flushCompileCache, 3000).unref();
const code = await main(process.argv.slice(2));
process.exitCode = code;
// Ends a finished command even if something is still open, such as a connection that does not close.
setTimeout(() => process.exit(code), 1500).unref();
