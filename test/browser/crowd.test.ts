import { expect, test } from 'vitest';
import { deskPages } from '../hostile/deskPages.ts';
import type { DeskPages } from '../hostile/deskPages.ts';
import { fewOf } from '../whole.ts';
import { MOST_BYTES, axeFindings, htmlFindings, openParts, weightOf, widthOver } from './checks.ts';
import { crowd } from './crowd.ts';
import { demoSite } from './demoSite.ts';
import { show } from './tabs.ts';

/** The size the model programme had. */
const PEOPLE = 764;
const COUNTRIES = 76;

/** Pages that grow with a programme, for every reader: those that list or count people. */
const OWN = [
  '/',
  '/topics',
  '/topics/:slug',
  '/rounds/:number',
  '/discussion/search',
  '/status',
  '/partnership/:id',
  '/me',
];
const DESK = [
  '',
  '/people',
  '/applications?round=1',
  '/applications/:id',
  '/partnerships',
  '/partnerships/:id',
  '/rounds/:number',
  '/matching/:number',
  '/matching/:number/proposals',
  '/matching/:number/unplaced',
  '/outbox',
  '/outbox/group',
  '/outbox/coming',
  '/inbox',
  '/discussion',
  '/discussion/writers',
  '/log',
].map((path) => `/workbench${path}`);

let desk: DeskPages;
const demo = demoSite(
  async ({ database, pages }) => {
    desk = await deskPages(pages);
    await crowd(database.db, PEOPLE, COUNTRIES);
  },
  { isForLooking: true },
);

/** The address of a page, and the first reader of it. */
function seen(path: string): { address: string; session: string } {
  if (path.startsWith('/workbench'))
    return { address: desk.fill(path)[0]!, session: desk.sessions['director']! };
  const { address, as } = demo.pages.fill(path)[0]!;
  return { address, session: as ? demo.pages.sessions[as] : '' };
}

async function ask(address: string, session: string, lang: string): Promise<Response> {
  const answer = await fetch(demo.site.origin + address, {
    headers: { cookie: `lang=${lang}; session=${session}` },
  });
  expect(answer.status, address).toBe(200);
  return answer;
}

test('there are so many people, of so many countries, and pages count them', async () => {
  const { rows } = await demo.database.pool.query<{ people: number; countries: number }>(
    `select count(*)::int as people, count(distinct country)::int as countries from person`,
  );
  expect(rows[0]!.people).toBeGreaterThanOrEqual(PEOPLE);
  expect(rows[0]!.countries).toBeGreaterThanOrEqual(COUNTRIES);
  // The round's own page, with everybody who applied and has not withdrawn.
  const round = await ask(seen('/rounds/:number').address, '', 'en');
  expect(await round.text()).toMatch(/<dd>[5-9]\d\d<\/dd>/);
});

const LONG = ['es', 'fr'];
/** Pages of visitors and participants in both languages, or in one by turns, as those of volunteers. */
const looks = [
  ...OWN.flatMap((path, n) => fewOf(n % 2 ? LONG : LONG.toReversed(), 1).map((lang) => ({ path, lang }))),
  ...DESK.map((path, n) => ({ path, lang: LONG[n % 2]! })),
];

test.each(looks)(
  '$path in $lang is valid, accessible on a tablet by night, and fits every screen',
  async ({ path, lang }) => {
    const { address, session } = seen(path);
    const answer = await ask(address, session, lang);
    const html = await answer.text();
    expect(await htmlFindings(html)).toEqual([]);
    if (OWN.includes(path)) expect(weightOf(html, demo.css)).toBeLessThanOrEqual(MOST_BYTES);
    const tab = await demo.tabOf({ session, lang });
    await show(tab, answer, html);
    await openParts(tab);
    await tab.setViewportSize({ width: 768, height: 1024 });
    await tab.emulateMedia({ colorScheme: 'dark' });
    expect(await axeFindings(tab)).toEqual([]);
    for (const width of [320, 768, 1280]) expect(await widthOver(tab, width), `at ${width}`).toBe(0);
  },
);
