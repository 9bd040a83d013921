import type { Browser, Page as Tab } from 'playwright-core';

/** A tab for each reader in each language, which goes from page to page; `session` is '' for nobody. */
export function tabsOf(
  browser: Browser,
  origin: string,
): (reader: { session: string; lang: string }) => Promise<Tab> {
  const tabs = new Map<string, Promise<Tab>>();

  async function open(cookies: Readonly<Record<string, string>>): Promise<Tab> {
    const context = await browser.newContext();
    const given = Object.entries(cookies).filter(([, value]) => value !== '');
    await context.addCookies(given.map(([name, value]) => ({ name, value, url: origin })));
    return context.newPage();
  }

  return ({ session, lang }) => {
    const key = `${session} ${lang}`;
    const tab = tabs.get(key) ?? open({ session, lang });
    tabs.set(key, tab);
    return tab;
  };
}
