import type { Browser, Page as Tab } from 'playwright-core';
import { expect } from 'vitest';
import { LISTED_SCRIPTS } from '../../src/web/rounds/localTimes.tsx';
import { MOST_BYTES, htmlFindings, looksOf, weightOf } from './checks.ts';
import { looksOtherWay } from './otherWay.ts';
import { write } from './tabs.ts';

/** Tabs in which pages of other tabs are looked at, by their browser and the site. */
const aside = new WeakMap<Browser, Map<string, Tab>>();

/** The page of a tab is as light as a visitor's page may be, and accessible at every width, by day and by night, by all rules or by those of the other way. */
export async function isLightAndAccessible(tab: Tab, css: string, { isByAll = true } = {}): Promise<void> {
  expect(weightOf(await tab.content(), css)).toBeLessThanOrEqual(MOST_BYTES);
  expect(await looksAside(tab, isByAll ? looksOf : looksOtherWay)).toEqual([]);
}

/**
 * The faults of the page that a tab shows, as `looks` finds them, in another tab of the browser into which one page after the other is written as
 * it is now: axe stays loaded there. Scripts have run where they were.
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
 * A page works without script, weighs at most 14 kB with its style sheet, and is valid HTML, which is asked when it is looked at by all rules;
 * `where` says which, should it not.
 */
export async function isPlain(
  html: string,
  css: string,
  where: string,
  { isByAll = true } = {},
): Promise<void> {
  const scripts = [...html.matchAll(/<script[^>]*src="\/assets\/([\w-]+)\.js"/g)].map((found) => found[1]);
  // Data for search engines stands in an element of the same name, which no browser runs.
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
