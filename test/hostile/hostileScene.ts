import type { Browser, BrowserContext, Page } from 'playwright-core';
import { routes } from '../../src/web/brought.ts';
import { servedFiles } from '../browser/servedFiles.ts';
import { demoDatabase } from '../browser/demoDatabase.ts';
import { demoPages } from '../browser/demoPages.ts';
import type { DemoPages } from '../browser/demoPages.ts';
import { serveSite } from '../browser/site.ts';
import type { Site } from '../browser/site.ts';
import type { TestDatabase } from '../database.ts';
import { remember } from '../remembered/remembering.ts';
import { deskPages } from './deskPages.ts';

export interface HostileSite extends Site {
  database: TestDatabase;
  pages: DemoPages;
  /** Sessions by reader; nobody has none. */
  sessions: Record<string, string>;
  /** Every page that can be read: `/p/far-shelves/topics/first-door` for `programme /topics/:slug`. */
  addresses: { path: string; address: string }[];
}

/** A served demo in which every page has something to show, for visitors and for volunteers. */
export async function serveHostile(): Promise<HostileSite> {
  const database = await demoDatabase();
  const pages = await demoPages(database);
  const desk = await deskPages(pages);
  const addresses = routes
    .filter(({ method }) => method === 'GET')
    .flatMap(({ path, scope }) => {
      const found = [...pages.fill(path).map(({ address }) => address), ...desk.fill(path)];
      const own = scope === 'site' && !path.includes(':') ? [path] : [];
      return [...new Set([...found, ...own])].map((address) => ({ path: `${scope} ${path}`, address }));
    });
  await remember(database.pool);
  const site = await serveSite(pages.ctx, await servedFiles(), {
    allow: () => Promise.resolve(true),
    spent: () => Promise.resolve(0),
  });
  return {
    database,
    pages,
    origin: site.origin,
    ask: site.ask,
    sessions: { nobody: '', ...pages.sessions, ...desk.sessions },
    addresses,
    close: async () => {
      await site.close();
      await database.drop();
    },
  };
}

/**
 * A tab of somebody's browser. It notes in `ran` any typed words that run, open a dialog or are stopped by the policy alone. `bypassCSP`
 * turns the policy off, so that only the pages themselves protect the reader.
 */
export async function watchedTab(
  browser: Browser,
  { origin, sessions }: HostileSite,
  who: string,
  ran: string[],
  { bypassCSP = false } = {},
): Promise<{ tab: Page; context: BrowserContext }> {
  const context = await browser.newContext({ bypassCSP });
  // A page full of letters without a font here takes seconds to draw, and several such pages on a busy machine take many.
  context.setDefaultNavigationTimeout(120_000);
  await context.exposeFunction('hostile', () => ran.push('a payload'));
  const tab = await context.newPage();
  tab.on('dialog', (dialog) => void dialog.dismiss().then(() => ran.push(dialog.message())));
  tab.on('console', (message) => {
    if (/content security policy/i.test(message.text())) ran.push(`${tab.url()} ${message.text()}`);
  });
  if (sessions[who]) await context.addCookies([{ name: 'session', value: sessions[who], url: origin }]);
  return { tab, context };
}
