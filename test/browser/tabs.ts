import type { Browser, Page as Tab } from 'playwright-core';

/** A tab for each reader in each language, which goes from page to page; `session` is '' for nobody. */
export function tabsOf(
  browser: Browser,
  origin: string,
): (reader: { session: string; lang: string }) => Promise<Tab> {
  const tabs = new Map<string, Promise<Tab>>();

  async function open(cookies: Readonly<Record<string, string>>): Promise<Tab> {
    const context = await browser.newContext();
    context.setDefaultTimeout(120_000);
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

/** The policy a document was served under, which is not written anew with its content. */
const policies = new WeakMap<Tab, string>();
const policyOf = ({ headers }: Response): string => headers.get('content-security-policy') ?? '';

/**
 * Shows a page that was fetched as the tab's reader sees it. Where the tab has been to a page of the same policy it is written there, at its own address, which
 * lets axe stay loaded; a page with a script, which must begin anew, or one that leads on is gone to.
 */
export async function show(tab: Tab, answer: Response, html: string): Promise<void> {
  // The script of the desks changes nothing until somebody presses a key.
  const own = html.replace(/<script type="module" src="\/assets\/desks\.[^"]*"><\/script>/, '');
  if (answer.status !== 200 || /<script[^>]* src=/.test(own) || policies.get(tab) !== policyOf(answer)) {
    await tab.goto(answer.url);
    policies.set(tab, answer.status === 200 ? policyOf(answer) : '');
    return;
  }
  await tab.evaluate(
    async ({ url, html }) => {
      history.replaceState(null, '', url);
      document.open();
      const loaded = new Promise((done) => window.addEventListener('load', done, { once: true }));
      document.write(html);
      document.close();
      await loaded;
    },
    { url: answer.url, html: own },
  );
}

/** The rows of a list of the desks in a window of this size, in CSS pixels: where the first begins, how tall they are on average and at most. */
export async function rowsAt(
  tab: Tab,
  width: number,
  height: number,
): Promise<{ first: number; each: number; tallest: number }> {
  await tab.setViewportSize({ width, height });
  return tab.evaluate(() => {
    const all = [...document.querySelectorAll('.desk .rows tbody tr')].map((row) =>
      row.getBoundingClientRect(),
    );
    const heights = all.map((row) => row.height);
    const each = heights.reduce((sum, one) => sum + one, 0) / heights.length;
    return { first: all[0]!.top, each, tallest: Math.max(...heights) };
  });
}
