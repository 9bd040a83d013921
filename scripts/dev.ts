import { join } from 'node:path';

// `npm run dev` builds and serves. Node restarts it whenever a file changes in the folders that package.json names, and each open page
// reloads itself once the new server answers. A failed build is reported; the next change tries again.
const out = join(import.meta.dirname, '../dist/dev');
process.argv.splice(2, Infinity, out, '--dev');
// esbuild has already said what is wrong, and where.
const isBuilt = await import('./build.ts').then(
  () => true,
  (error: unknown) => {
    if (!(error instanceof Error && 'errors' in error)) throw error;
    return false;
  },
);
if (isBuilt) {
  process.argv.splice(2, Infinity, 'serve');
  await import(join(out, 'antipode.js'));
} else process.exitCode = 1;
