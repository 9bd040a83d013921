import type { Browser } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { sharedChromium } from './chromium.ts';
import { textsLacking } from './otherWay.ts';

let browser: Browser;
afterAll(() => browser?.close());

const pageWith = (body: string): string =>
  `<html lang="ar" dir="rtl"><title>صفحة</title><body><h1>مرحبا</h1>${body}</body></html>`;

test('a page in Arabic is found to lack its language, its direction, its title and any text that a screen reader would say', async () => {
  browser = await sharedChromium({ isForLooking: true });
  const tab = await browser.newPage();
  const lackingIn = async (html: string): Promise<string[]> => {
    await tab.setContent(html);
    return tab.evaluate(textsLacking);
  };
  const whole = '<a href="/"><img src="" alt="الصفحة الأولى"></a><button>حفظ</button>';
  expect(await lackingIn(pageWith(whole))).toEqual([]);
  expect(await lackingIn('<html lang="ar"><title></title><body></body></html>')).toEqual([
    'html lang="ar" dir=""',
    'no title',
  ]);
  for (const empty of ['<button> </button>', '<a href="/"></a>', '<h2></h2>', '<input placeholder="">'])
    expect(await lackingIn(pageWith(empty)), empty).toEqual([`no text: ${empty}`]);
  await tab.close();
});
