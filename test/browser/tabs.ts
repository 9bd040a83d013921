import type { Browser, Page as Tab } from 'playwright-core';

/**
 * The tab of a reader in a language; `session` is '' for nobody. All readers share one tab, which changes its cookies. In a new tab axe
 * would load anew, and be slow until it has run a few times.
 */
export function tabsOf(
  browser: Browser,
  origin: string,
): (reader: { session: string; lang: string }) => Promise<Tab> {
  let opened: Promise<Tab> | undefined;
  let reader = '';

  async function open(): Promise<Tab> {
    const context = await browser.newContext();
    context.setDefaultTimeout(120_000);
    return context.newPage();
  }

  return async ({ session, lang }) => {
    const tab = await (opened ??= open());
    if (reader === `${session} ${lang}`) return tab;
    reader = `${session} ${lang}`;
    const given = Object.entries({ session, lang }).filter(([, value]) => value !== '');
    if (session === '') await tab.context().clearCookies({ name: 'session' });
    await tab.context().addCookies(given.map(([name, value]) => ({ name, value, url: origin })));
    return tab;
  };
}

/** The policy under which each tab's document was served. Writing new contents does not change the policy. */
const policies = new WeakMap<Tab, string>();
const policyOf = ({ headers }: Response): string => headers.get('content-security-policy') ?? '';
/** The number of documents written so far. */
let written = 0;

/**
 * Shows a fetched page as the tab's reader sees it. If the tab's document has the same policy, the page is written into it at its own
 * address, so that axe stays loaded.
 */
export async function show(tab: Tab, answer: Response, html: string): Promise<void> {
  if (policies.get(tab) !== policyOf(answer)) {
    await tab.goto(answer.url);
    policies.set(tab, policyOf(answer));
    return;
  }
  // The script of the desks is left out: it changes nothing until somebody presses a key.
  const own = html.replace(/<script type="module" src="\/assets\/desks\.[^"]*"><\/script>/, '');
  await write(tab, answer.url, own);
}

/** Writes a page over the one that a tab shows, at an address of the same site. */
export async function write(tab: Tab, url: string, html: string): Promise<void> {
  written += 1;
  // A browser runs a module of one address only once while the tab stays at its document, so the address changes each time.
  const begun = html.replaceAll(/(<script [^>]*src="\/assets\/[^"?]+)"/g, `$1?written=${written}"`);
  await tab.evaluate(
    async ({ url, html }) => {
      history.replaceState(null, '', url);
      document.open();
      const loaded = new Promise((done) => window.addEventListener('load', done, { once: true }));
      document.write(html);
      document.close();
      await loaded;
    },
    { url, html: begun },
  );
}

/**
 * The rows of a list of the desks in a window of this size, in CSS pixels: the start of the first, and their average and greatest height.
 */
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

/** The views of a list whose names are cut off in a window of this width, and those that need sideways scrolling. */
export async function cutViews(tab: Tab, width: number): Promise<string[]> {
  await tab.setViewportSize({ width, height: 900 });
  return tab.evaluate(() =>
    [...document.querySelectorAll('.desk .views')].flatMap((views) => {
      const end = views.getBoundingClientRect();
      return [...views.querySelectorAll('a')]
        .filter((view) => {
          const { left, right } = view.getBoundingClientRect();
          const isCut = [...view.querySelectorAll('span')].some(
            (name) => name.scrollHeight > name.clientHeight + 1 || name.scrollWidth > name.clientWidth + 1,
          );
          return isCut || left < end.left - 1 || right > end.right + 1;
        })
        .map((view) => view.textContent);
    }),
  );
}
