import { build } from 'esbuild';
import type { BuildOptions } from 'esbuild';
import { byScript } from './byScript.ts';

/** Build options for everything that browsers load; `target` names the oldest browsers that must understand it. */
export const FOR_BROWSERS = {
  bundle: true,
  minify: true,
  target: ['es2022', 'chrome120', 'firefox121', 'safari17'],
  plugins: [byScript],
} satisfies BuildOptions;

/** A style sheet as the build makes it: the one of all pages, or an additional one of some pages. */
export async function styleSheet(name: 'main' | 'desk' | 'setup' | 'paper' = 'main'): Promise<string> {
  const made = await build({
    ...FOR_BROWSERS,
    entryPoints: [`src/ui/styles/${name}.css`],
    write: false,
    logLevel: 'silent',
  });
  return made.outputFiles[0]?.text ?? '';
}
