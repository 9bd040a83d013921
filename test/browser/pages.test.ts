import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';
import type { Route } from '../../src/web/route.ts';
import { DATE_KINDS } from '../../src/rooms/programmes/index.ts';
import { routes } from '../../src/web/brought.ts';
import { looksOf } from './checks.ts';
import type { DemoPages } from './demoPages.ts';
import { demoSite } from './demoSite.ts';
import { isPlain } from './lookedOver.ts';
import { show } from './tabs.ts';

/** Every page that visitors, applicants and participants have, taken from the route table. */
const OWN = new Set<Route['audience']>(['everyone', 'person', 'partner', 'link']);
const table = routes.filter(({ method, audience }) => method === 'GET' && OWN.has(audience));

/** Routes that answer with a download or a picture, or with one programme only lead on to its own page. */
const NOT_PAGES = new Set([
  'programme /partnership/:id/letters/:letter/pictures/:picture',
  'programme /partnership/:id/letters/:letter/files/:document',
  'programme /rounds/:number/map.svg',
  'programme /look.css',
  'programme /logo',
  'programme /card.png',
  'programme /topics/:slug/card.png',
  'programme /pages/:slug/card.png',
  'programme /news/:slug/card.png',
  ...['', '/discussion', '/topics/:slug'].flatMap((of) =>
    ['rss', 'atom', 'json'].map((kind) => `programme ${of}/feed.${kind}`),
  ),
  'programme /calendar.ics',
  'programme /partnership/:id/own-letters',
  'programme /calendar/:file',
  ...DATE_KINDS.map((kind) => `programme /rounds/:number/${kind}.ics`),
  'programme /sitemap.xml',
  'programme /robots.txt',
  'site /robots.txt',
  'programme /topics/:slug/picture',
  'programme /discussion/pictures/:picture',
  'site /',
  'site /oauth/:provider',
  'site /sign-in',
]);

const demo = demoSite(
  async () => {
    const entryPoints = ['src/web/islands/localTime.ts'];
    const island = await build({ entryPoints, bundle: true, write: false });
    return { 'localTime.js': island.outputFiles[0]?.text ?? '' };
  },
  { isLimited: true, isForLooking: true },
);

function fetchAs(
  as: keyof DemoPages['sessions'] | undefined,
  address: string,
  lang: string,
): Promise<Response> {
  return fetch(demo.site.origin + address, {
    redirect: 'manual',
    headers: { cookie: [`lang=${lang}`, ...(as ? [`session=${demo.pages.sessions[as]}`] : [])].join('; ') },
  });
}

describe.each(table.map(({ path, scope }) => ({ path, scope })))('$scope $path', ({ path, scope }) => {
  const isPage = !NOT_PAGES.has(`${scope} ${path}`);
  const addresses = () => (isPage ? demo.pages.fill(path) : []);

  test('is filled by the demo', () => {
    expect(addresses().length > 0).toBe(isPage);
  });

  test('works without script, weighs at most 14 kB and is valid HTML', async () => {
    for (const { address, as } of addresses()) {
      for (const lang of ['en', 'ar']) {
        const response = await fetchAs(as, address, lang);
        if (response.status === 303) continue;
        expect(response.status, address).toBe(200);
        const html = await response.text();
        await isPlain(html, demo.css, `${address} ${lang}`);
      }
    }
  });

  test('is accessible at every width, in both directions, by day and by night', async () => {
    for (const { address, as } of addresses())
      for (const lang of ['en', 'ar']) {
        const tab = await demo.tabOf({ session: as ? demo.pages.sessions[as] : '', lang });
        const answer = await fetchAs(as, address, lang);
        await show(tab, answer, await answer.text());
        expect(await looksOf(tab), `${address} ${lang}`).toEqual([]);
      }
  });
});
