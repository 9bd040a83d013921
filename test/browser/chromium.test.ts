import { afterAll, expect, test } from 'vitest';
import { sharedChromium } from './chromium.ts';

const browser = await sharedChromium();
afterAll(() => browser.close());

test('a page is laid out right to left and its letters have shapes', async () => {
  const page = await browser.newPage({ viewport: { width: 320, height: 200 } });
  await page.setContent('<html lang="ar" dir="rtl"><p style="display:table">مرحبا بكم</p>');
  const box = await page.locator('p').boundingBox();
  expect(box!.x + box!.width).toBeGreaterThan(300);
  expect(box!.width).toBeGreaterThan(20);
  await page.close();
});
