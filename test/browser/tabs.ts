import type { Browser, Page as Tab } from 'playwright-core';

/**
 * The tab of a reader in a language; `session` is '' for nobody. It is one tab for all, which goes from page to page with the cookies of
 * each: in a new one axe is loaded anew, and is slow until it has run a few times.
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

/** The policy a document was served under, which is not written anew with its content. */
const policies = new WeakMap<Tab, string>();
const policyOf = ({ headers }: Response): string => headers.get('content-security-policy') ?? '';
/** How many documents were written. */
let written = 0;

/**
 * Shows a page that was fetched as the tab's reader sees it. Where the tab has been to a page of the same policy it is written there, at its own address, which
 * lets axe stay loaded.
 */
export async function show(tab: Tab, answer: Response, html: string): Promise<void> {
  if (policies.get(tab) !== policyOf(answer)) {
    await tab.goto(answer.url);
    policies.set(tab, policyOf(answer));
    return;
  }
  // The script of the desks changes nothing until somebody presses a key.
  const own = html.replace(/<script type="module" src="\/assets\/desks\.[^"]*"><\/script>/, '');
  await write(tab, answer.url, own);
}

/** Writes a page into the one that a tab shows, at an address of the same site. */
export async function write(tab: Tab, url: string, html: string): Promise<void> {
  written += 1;
  // A browser runs a module of one address once for as long as the tab stays where it is.
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

/** The views of a list whose names are cut off in a window so wide, with those that one would have to scroll to. */
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
