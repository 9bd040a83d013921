import type { Page as Tab } from 'playwright-core';
import { expect } from 'vitest';
import { MOST_BYTES, looksOf, weightOf } from './checks.ts';

/** The page of a tab is as light as a visitor's page may be, and accessible at every width, by day and by night. */
export async function isLightAndAccessible(tab: Tab, css: string): Promise<void> {
  expect(weightOf(await tab.content(), css)).toBeLessThanOrEqual(MOST_BYTES);
  expect(await looksOf(tab)).toEqual([]);
}
