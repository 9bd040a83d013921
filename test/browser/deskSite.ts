import type { Browser } from 'playwright-core';
import { openSession } from '../../src/rooms/people/index.ts';
import type { TestCtx } from '../context.ts';
import { servedFiles } from './servedFiles.ts';
import { serveSite } from './site.ts';
import { tabsOf } from './tabs.ts';

/** A site, the session of this account there, and tabs of it; close the site. */
export async function deskSite(ctx: TestCtx, browser: Browser, account: number) {
  const site = await serveSite(ctx, await servedFiles());
  const session = await openSession(ctx, { account, device: 'A test' });
  return { site, session, tabOf: tabsOf(browser, site.origin) };
}
