import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { HtmlValidate } from 'html-validate';
import type { Page as Tab } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What a first view of a visitor's page may weigh, HTML and CSS compressed. */
export const MOST_BYTES = 14 * 1024;

/** The style sheet as the build makes it. */
export async function styleSheet(): Promise<string> {
  const made = await build({
    entryPoints: ['src/ui/styles/main.css'],
    bundle: true,
    minify: true,
    write: false,
    logLevel: 'silent',
  });
  return made.outputFiles[0]?.text ?? '';
}

export function weightOf(html: string, css: string): number {
  return gzipSync(html).length + gzipSync(css).length;
}

function validator(inlineStyle: boolean): HtmlValidate {
  return new HtmlValidate({
    extends: ['html-validate:recommended'],
    rules: {
      // The renderer writes `<br />`; a box for each hour of the week shares one name; mails take no style sheet.
      'void-style': 'off',
      'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit'] }],
      'no-inline-style': inlineStyle ? 'off' : 'error',
    },
  });
}
const ofPages = validator(false);
const ofMails = validator(true);

/** What html-validate finds wrong, a line each. */
export async function htmlFindings(html: string, kind: 'page' | 'mail' = 'page'): Promise<string[]> {
  const report = await (kind === 'mail' ? ofMails : ofPages).validateString(html);
  return report.results.flatMap((result) =>
    result.messages.map((found) => `${found.ruleId} ${found.message} (${found.selector})`),
  );
}

/** What axe finds wrong with the page a tab shows, a line each. */
export async function axeFindings(tab: Tab): Promise<string[]> {
  await tab.evaluate(axe);
  return tab.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const result = await axe.run(document, { runOnly: tags });
    return result.violations.map((rule) => `${rule.id}: ${rule.nodes.map((node) => node.html).join(' | ')}`);
  });
}
