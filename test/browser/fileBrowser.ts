import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { sharedChromium } from './chromium.ts';

/** The browser of a whole test file, for looking at pages. It exists once tests run. */
export function fileBrowser(): () => Browser {
  let browser: Browser;
  beforeAll(async () => {
    browser = await sharedChromium({ isForLooking: true });
  });
  afterAll(async () => {
    await browser?.close();
  });
  return () => browser;
}
