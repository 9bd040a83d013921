import { build } from 'esbuild';
import type { BuildOptions } from 'esbuild';
import { byScript } from './byScript.ts';

/** How everything that browsers load is made: what they are named by is what they have to know at least. */
export const FOR_BROWSERS = {
  bundle: true,
  minify: true,
  target: ['es2022', 'chrome120', 'firefox121', 'safari17'],
  plugins: [byScript],
} satisfies BuildOptions;

/** A style sheet as the build makes it: that of all pages, or one that some have beside it. */
export async function styleSheet(name: 'main' | 'desk' | 'setup' | 'paper' = 'main'): Promise<string> {
  const made = await build({
    ...FOR_BROWSERS,
    entryPoints: [`src/ui/styles/${name}.css`],
    write: false,
    logLevel: 'silent',
  });
  return made.outputFiles[0]?.text ?? '';
}
