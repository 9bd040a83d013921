import type { Browser, Page as Tab } from 'playwright-core';
import { expect } from 'vitest';
import { LISTED_SCRIPTS } from '../../src/web/rounds/localTimes.tsx';
import { MOST_BYTES, htmlFindings, looksOf, weightOf } from './checks.ts';
import { looksOtherWay } from './otherWay.ts';
import { write } from './tabs.ts';

/** Tabs in which pages of other tabs are checked, by browser and site. */
const aside = new WeakMap<Browser, Map<string, Tab>>();

/**
 * The page of a tab is as light as a visitor's page must be. It is accessible at every width, by day and by night, by all rules or by those
 * for the other direction.
 */
export async function isLightAndAccessible(tab: Tab, css: string, { isByAll = true } = {}): Promise<void> {
  expect(weightOf(await tab.content(), css)).toBeLessThanOrEqual(MOST_BYTES);
  expect(await looksAside(tab, isByAll ? looksOf : looksOtherWay)).toEqual([]);
}

/**
 * The faults that `looks` finds on the page of a tab. The page is written, as it is now, into another tab of the browser that all pages
 * share, so that axe stays loaded. Scripts have already run in the first tab.
 */
export async function looksAside(tab: Tab, looks: (tab: Tab) => Promise<string[]>): Promise<string[]> {
  const [browser, { origin }] = [tab.context().browser()!, new URL(tab.url())];
  const known = aside.get(browser) ?? new Map<string, Tab>();
  aside.set(browser, known);
  let looking = known.get(origin);
  const cookies = await tab.context().cookies();
  if (!looking || looking.isClosed()) {
    looking = await (await browser.newContext()).newPage();
    await looking.context().addCookies(cookies);
    await looking.goto(tab.url());
    known.set(origin, looking);
  } else {
    await looking.context().clearCookies();
    await looking.context().addCookies(cookies);
  }
  const html = (await tab.content()).replaceAll(/<script [^>]*src=[^>]*><\/script>/g, '');
  await write(looking, tab.url(), html);
  return looks(looking);
}

/**
 * A page works without script and weighs at most 14 kB with its style sheet. If `isByAll`, it must be valid HTML, too. `where` names the
 * page in a failure.
 */
export async function isPlain(
  html: string,
  css: string,
  where: string,
  { isByAll = true } = {},
): Promise<void> {
  const scripts = [...html.matchAll(/<script[^>]*src="\/assets\/([\w-]+)\.js"/g)].map((found) => found[1]);
  // Data for search engines is in a `script` element, too, which no browser runs.
  const data = [...html.matchAll(/<script type="application\/ld\+json">([^<]*)<\/script>/g)];
  for (const [, text] of data) expect(JSON.parse(text ?? ''), where).toHaveProperty('@type');
  expect((html.match(/<script/g) ?? []).length, where).toBe(scripts.length + data.length);
  expect(
    scripts.every((name) => LISTED_SCRIPTS.includes(name ?? '')),
    where,
  ).toBe(true);
  expect(html, where).not.toMatch(/\son[a-z]+=|javascript:/i);
  expect(weightOf(html, css), where).toBeLessThanOrEqual(MOST_BYTES);
  if (isByAll) expect(await htmlFindings(html), where).toEqual([]);
}
