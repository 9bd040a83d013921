import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { HtmlValidate } from 'html-validate';
import type { Browser, Page as Tab } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderPage } from '../../src/ui/index.ts';
import { renderMail } from '../../src/ui/mail/index.ts';
import { launchChromium } from '../browser/chromium.ts';
import { GalleryMail } from './gallery-mail.tsx';
import { type GalleryPage, pages } from './gallery.tsx';
import { testView } from './view.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const names = Object.keys(pages) as GalleryPage[];
const langs = ['en', 'ar'];
let css = '';
let browser: Browser;

function render(name: string, lang: string): string {
  const view = testView(lang, lang === 'ar' ? 'Asia/Amman' : 'Europe/Madrid', name !== 'home');
  if (name === 'mail') return renderMail(view, <GalleryMail lang={lang} />);
  const Shown = pages[name as GalleryPage];
  return renderPage(view, <Shown lang={lang} />);
}

/** Opens a page of the gallery at http://gallery.test/{name}/{lang}, served from memory. */
async function open(name: string, lang: string, width: number, colorScheme: 'light' | 'dark'): Promise<Tab> {
  const tab = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
  await tab.route('**/*', (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/gallery.css') return route.fulfill({ contentType: 'text/css', body: css });
    if (pathname === '/icon.svg') return route.fulfill({ contentType: 'image/svg+xml', body: '<svg/>' });
    return route.fulfill({ contentType: 'text/html', body: render(name, lang) });
  });
  await tab.goto(`http://gallery.test/${name}/${lang}`);
  return tab;
}

beforeAll(async () => {
  const made = await build({
    entryPoints: ['src/ui/styles/main.css'],
    bundle: true,
    minify: true,
    write: false,
    logLevel: 'silent',
  });
  css = made.outputFiles[0]?.text ?? '';
  browser = await launchChromium();
});
afterAll(() => browser?.close());

describe('the gallery', () => {
  it.each([...names, 'mail'])('is well-formed HTML: %s', async (name) => {
    const validator = new HtmlValidate({
      extends: ['html-validate:recommended'],
      rules: {
        // The renderer writes `<br />`; a box for each hour of the week shares one name; mails take no style sheet.
        'void-style': 'off',
        'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit'] }],
        'no-inline-style': name === 'mail' ? 'off' : 'error',
      },
    });
    for (const lang of langs) {
      const report = await validator.validateString(render(name, lang));
      const messages = report.results.flatMap((result) =>
        result.messages.map((found) => `${found.ruleId} ${found.message} (${found.selector})`),
      );
      expect(messages, lang).toEqual([]);
    }
  });

  it.each(names)('weighs at most 14 kB with its style sheet: %s', (name) => {
    for (const lang of langs) {
      expect(gzipSync(render(name, lang)).length + gzipSync(css).length).toBeLessThanOrEqual(14 * 1024);
    }
  });

  const views = [...names, 'mail'].flatMap((name) =>
    langs.flatMap((lang) => ([320, 768, 1280] as const).map((width) => ({ name, lang, width }))),
  );
  it.each(views)(
    'is accessible by day and by night, and fits: $name $lang $width',
    async ({ name, lang, width }) => {
      for (const scheme of ['light', 'dark'] as const) {
        const tab = await open(name, lang, width, scheme);
        await tab.evaluate(axe);
        const found = await tab.evaluate(async () => {
          const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
          const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
          const result = await axe.run(document, { runOnly: tags });
          return result.violations.map(
            (rule) => `${rule.id}: ${rule.nodes.map((node) => node.html).join(' | ')}`,
          );
        });
        expect(found, scheme).toEqual([]);
        expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        await tab.close();
      }
    },
  );

  it('lets a keyboard reach every control of a form, and shows where it is', async () => {
    const tab = await open('form', 'en', 320, 'light');
    const all = await tab
      .locator('main :is(a[href], button, select, textarea, input:not([type=hidden]))')
      .count();
    const seen = new Set<string>();
    for (let step = 0; step < all + 60; step++) {
      await tab.keyboard.press('Tab');
      const at = await tab.evaluate(() => {
        const active = document.activeElement;
        if (!active?.closest('main')) return null;
        const style = getComputedStyle(active);
        return { html: active.outerHTML.slice(0, 200), shown: style.outlineStyle !== 'none' };
      });
      if (!at) continue;
      expect(at.shown, at.html).toBe(true);
      seen.add(at.html);
    }
    // Of three radios only the chosen one is a stop; the rest are reached with the arrows.
    expect(seen.size).toBeGreaterThanOrEqual(all - 2);
    await tab.close();
  });
});
