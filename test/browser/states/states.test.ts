import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Ctx } from '../../../src/rooms/ctx.ts';
import { openSession } from '../../../src/rooms/people/index.ts';
import { fewOf } from '../../whole.ts';
import { styleSheet } from '../../../scripts/styleSheet.ts';
import { axeFindings, openParts, widthOver } from '../checks.ts';
import { sharedChromium } from '../chromium.ts';
import { isPlain } from '../lookedOver.ts';
import { looksOtherWay } from '../otherWay.ts';
import { serveSite } from '../site.ts';
import type { Site } from '../site.ts';
import { show, tabsOf } from '../tabs.ts';
import { STATES } from './states.ts';
import type { StatePage } from './states.ts';

/** The context of the state being checked. One site serves all states one after the other, so that axe stays loaded in its tabs. */
const served = {} as Ctx;
let css: string;
let browser: Browser;
let site: Site;
let tabOf: ReturnType<typeof tabsOf>;

beforeAll(async () => {
  css = await styleSheet();
  site = await serveSite(served, { 'app.css': css });
  browser = await sharedChromium({ isForLooking: true });
  tabOf = tabsOf(browser, site.origin);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** Fetches a page in English and in Arabic, and shows it on a phone. */
async function look({ ctx, cast, as, path, shows }: StatePage, isByAll: boolean): Promise<void> {
  Object.assign(served, ctx);
  const session = as ? await openSession(ctx, { account: cast.accounts[as], device: 'A phone' }) : '';
  for (const lang of ['en', 'ar']) {
    const where = `${path} ${lang}`;
    const headers = { cookie: `lang=${lang}${session && `; session=${session}`}` };
    const answer = await fetch(`${site.origin}/p/${cast.slug}${path}`, { headers });
    const html = await answer.text();
    expect(answer.status, where).toBe(200);
    expect(html).toContain(lang === 'ar' ? 'dir="rtl"' : 'dir="ltr"');
    if (lang === 'en') expect(html).toMatch(shows);
    await isPlain(html, css, where, { isByAll: lang === 'en' || isByAll });
    const tab = await tabOf({ session, lang });
    await tab.setViewportSize({ width: 320, height: 900 });
    await show(tab, answer, html);
    if (lang !== 'en' && !isByAll) {
      expect(await looksOtherWay(tab, [320]), where).toEqual([]);
      continue;
    }
    await openParts(tab);
    expect(await axeFindings(tab), where).toEqual([]);
    expect(await widthOver(tab, 320), where).toBe(0);
  }
}

/** States whose Arabic page is checked by all rules, too, and not only for faults that the English one cannot have. */
const byAllRules = new Set(fewOf(Object.keys(STATES), 3));

test.each(Object.entries(STATES))('%s: light, valid and accessible on a phone', (name, make) =>
  make((page) => look(page, byAllRules.has(name))),
);
