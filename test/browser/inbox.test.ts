import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../src/web/routes.ts';
import { freshDatabase } from '../database.ts';
import type { TestDatabase } from '../database.ts';
import { deskPages } from '../hostile/deskPages.ts';
import { axeFindings, htmlFindings, styleSheet } from './checks.ts';
import { launchChromium } from './chromium.ts';
import { demoPages } from './demoPages.ts';
import { serveSite } from './site.ts';
import type { Site } from './site.ts';

/** Each page of the inbox, with those who see it. */
let addresses: string[];
let sessions: Record<string, string>;
let database: TestDatabase;
let site: Site;
let browser: Browser;

beforeAll(async () => {
  database = await freshDatabase();
  const pages = await demoPages(database, { people: 30, countries: 10 });
  const desk = await deskPages(pages);
  sessions = desk.sessions;
  addresses = routes
    .filter(({ method, path }) => method === 'GET' && path.startsWith('/workbench/inbox'))
    .filter(({ path }) => !path.includes('pictures'))
    .flatMap(({ path }) => desk.fill(path));
  site = await serveSite(pages.ctx, {
    'app.css': await styleSheet(),
    'favicon.svg': readFileSync('src/ui/styles/favicon.svg', 'utf8'),
  });
  browser = await launchChromium();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await site?.close();
  await database?.drop();
});

/** Who sees a page: a director everything but what safeguarding has. */
async function reader(address: string): Promise<string> {
  for (const who of ['director', 'safeguarding']) {
    const { status } = await fetch(site.origin + address, {
      headers: { cookie: `session=${sessions[who]}` },
    });
    if (status === 200) return sessions[who] ?? '';
  }
  throw new Error(`nobody sees ${address}`);
}

test(
  'every page of the inbox is valid HTML without script, accessible at every width, in both directions, by day and by night',
  { timeout: 180_000 },
  async () => {
    expect(addresses.length).toBeGreaterThan(8);
    for (const address of addresses) {
      const session = await reader(address);
      for (const lang of ['en', 'ar']) {
        const answer = await fetch(site.origin + address, {
          headers: { cookie: `lang=${lang}; session=${session}` },
        });
        const html = await answer.text();
        expect(html, address).not.toContain('<script');
        expect(await htmlFindings(html), `${address} ${lang}`).toEqual([]);
        const context = await browser.newContext();
        await context.addCookies([
          { name: 'lang', value: lang, url: site.origin },
          { name: 'session', value: session, url: site.origin },
        ]);
        const tab = await context.newPage();
        await tab.goto(site.origin + address);
        // What lies under "More" counts too.
        await tab.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
        for (const width of [320, 1280]) {
          await tab.setViewportSize({ width, height: 900 });
          for (const colorScheme of ['light', 'dark'] as const) {
            await tab.emulateMedia({ colorScheme });
            expect(await axeFindings(tab), `${address} ${lang} ${width} ${colorScheme}`).toEqual([]);
          }
          const wide = await tab.evaluate(() => document.documentElement.scrollWidth);
          expect(wide, `${address} ${lang} ${width}`).toBeLessThanOrEqual(width);
        }
        await context.close();
      }
    }
  },
);
