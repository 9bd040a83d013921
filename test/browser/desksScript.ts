import { build } from 'esbuild';

/** The script of the desks, as it is served. */
export async function desksScript(): Promise<string> {
  const entryPoints = ['src/web/islands/desks.ts'];
  const built = await build({ entryPoints, bundle: true, write: false, minify: true, format: 'esm' });
  return built.outputFiles[0]!.text;
}
