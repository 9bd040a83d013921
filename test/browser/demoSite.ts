import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import type { Limits } from '../../src/web/request/limits.ts';
import type { TestDatabase } from '../database.ts';
import { remember } from '../remembered/remembering.ts';
import { styleSheet } from '../../scripts/styleSheet.ts';
import { servedFiles } from './servedFiles.ts';
import { sharedChromium } from './chromium.ts';
import { demoDatabase } from './demoDatabase.ts';
import { demoPages } from './demoPages.ts';
import type { DemoPages } from './demoPages.ts';
import { serveSite } from './site.ts';
import type { Site } from './site.ts';
import { tabsOf } from './tabs.ts';

/** A small demo programme that is served, and a browser to read it. */
export interface DemoSite {
  database: TestDatabase;
  pages: DemoPages;
  site: Site;
  browser: Browser;
  tabOf: ReturnType<typeof tabsOf>;
  css: string;
}

/** Sets no limits. */
const UNLIMITED: Limits = { allow: () => Promise.resolve(true), spent: () => Promise.resolve(0) };

/**
 * To be called once in a test file: its hooks fill the scene before the first test and close it after the last. `before` runs before the
 * site is served, and returns more assets by name. `isLimited` keeps the limits of the site; `isForLooking` is for tests that click
 * nothing.
 */
export function demoSite(
  before: (made: DemoSite) => Promise<Readonly<Record<string, string>> | void> = async () => {},
  { isLimited = false, isForLooking = false } = {},
): DemoSite {
  const made = {} as DemoSite;
  beforeAll(async () => {
    made.css = await styleSheet();
    made.database = await demoDatabase();
    made.pages = await demoPages(made.database);
    const more = await before(made);
    const files = await servedFiles(more ?? {});
    await remember(made.database.pool);
    made.site = await serveSite(made.pages.ctx, files, isLimited ? undefined : UNLIMITED);
    made.browser = await sharedChromium({ isForLooking });
    made.tabOf = tabsOf(made.browser, made.site.origin);
  });
  afterAll(async () => {
    await made.browser?.close();
    await made.site?.close();
    await made.database?.drop();
  });
  return made;
}
