import type { Browser, Page as Tab } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderPage } from '../../src/ui/index.ts';
import { renderMail } from '../../src/ui/mail/index.ts';
import { styleSheet } from '../../scripts/styleSheet.ts';
import { MOST_BYTES, htmlFindings, looksOf, weightOf } from '../browser/checks.ts';
import { sharedChromium } from '../browser/chromium.ts';
import { looksOtherWay } from '../browser/otherWay.ts';
import { write } from '../browser/tabs.ts';
import { fewOf } from '../whole.ts';
import { GalleryMail } from './galleryMail.tsx';
import { type GalleryPage, pages } from './gallery.tsx';
import { testView } from './view.ts';

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
async function open(name: string, lang: string, width = 1280): Promise<Tab> {
  const tab = await browser.newPage({ viewport: { width, height: 800 } });
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
  css = await styleSheet();
  browser = await sharedChromium();
});
afterAll(() => browser?.close());

describe('the gallery', () => {
  it.each([...names, 'mail'])('is well-formed HTML: %s', async (name) => {
    const kind = name === 'mail' ? 'mail' : 'page';
    for (const lang of langs) expect(await htmlFindings(render(name, lang), kind), lang).toEqual([]);
  });

  it.each(names)('weighs at most 14 kB with its style sheet: %s', (name) => {
    for (const lang of langs) {
      expect(weightOf(render(name, lang), css)).toBeLessThanOrEqual(MOST_BYTES);
    }
  });

  const views = [...names, 'mail'].flatMap((name) => langs.map((lang) => ({ name, lang })));
  const byAllRules = new Set(fewOf([...names, 'mail'], 3));
  let looking: Tab;
  beforeAll(async () => {
    looking = await open('home', 'en');
  });
  // All pages are written into one tab, in which axe stays loaded.
  it.each(views)('is accessible and fits, at every width, by day and by night: $name $lang', async (view) => {
    await write(looking, `http://gallery.test/${view.name}/${view.lang}`, render(view.name, view.lang));
    const isByAll = view.lang === 'en' || byAllRules.has(view.name);
    expect(await (isByAll ? looksOf(looking) : looksOtherWay(looking))).toEqual([]);
  });

  it('lets a keyboard reach every control of a form, and shows where it is', async () => {
    const tab = await open('form', 'en', 320);
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
    // Tab stops only at the chosen one of three radios; arrow keys reach the others.
    expect(seen.size).toBeGreaterThanOrEqual(all - 2);
    await tab.close();
  });
});
