import type { BrowserContextOptions, Page as Tab } from 'playwright-core';
import type { DemoSite } from './demoSite.ts';

/** A browser of its own for somebody with this session. Close its context at the end. */
export async function ownTab(
  { browser, site }: Pick<DemoSite, 'browser' | 'site'>,
  session: string,
  { lang = 'en', ...options }: BrowserContextOptions & { lang?: string } = {},
): Promise<Tab> {
  const context = await browser.newContext(options);
  const cookies = Object.entries({ lang, session });
  await context.addCookies(cookies.map(([name, value]) => ({ name, value, url: site.origin })));
  return context.newPage();
}
