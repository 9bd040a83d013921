import { expect, test } from 'vitest';
import { deskPages } from '../hostile/deskPages.ts';
import type { DeskPages } from '../hostile/deskPages.ts';
import { demoSite } from './demoSite.ts';
import { desksScript } from './desksScript.ts';

let desk: DeskPages;
const demo = demoSite(
  async ({ pages }) => {
    desk = await deskPages(pages);
    return { 'desks.js': await desksScript() };
  },
  { isForLooking: true },
);

async function listOf(path: string) {
  const context = await demo.browser.newContext({ viewport: { width: 1280, height: 900 } });
  const url = demo.site.origin;
  await context.addCookies([
    { name: 'lang', value: 'en', url },
    { name: 'session', value: desk.sessions['director']!, url },
  ]);
  const tab = await context.newPage();
  const list = `${url}/p/far-shelves/workbench/${path}`;
  await tab.goto(list);
  return {
    tab,
    list,
    context,
    press: async (...keys: string[]): Promise<void> => {
      for (const key of keys) await tab.keyboard.press(key);
    },
    chosen: () => tab.locator('input[name="chosen"]:checked').count(),
    focused: () => tab.evaluate(() => document.activeElement?.textContent ?? ''),
    names: await tab.locator('table.rows tbody th a').allTextContents(),
    record: () => tab.locator('.beside-list [aria-current]').waitFor(),
    isBack: () => tab.locator('#bulk').waitFor(),
  };
}

test.each([
  ['applications', 'applications?round=1'],
  ['occasions of the outbox', 'outbox'],
])(
  'who ticks %s, opens one and leaves it by Esc has them ticked still, and the focus on its row',
  async (_, path) => {
    const { context, tab, list, press, chosen, focused, names, record, isBack } = await listOf(path);
    await press('j', 'x', 'j', 'x');
    expect(await chosen()).toBe(2);
    await press('Enter');
    await record();
    // Nothing has the focus, as after a click on an empty part of the page.
    await tab.evaluate(() => (document.activeElement as HTMLElement).blur());
    await press('Escape');
    await isBack();
    expect([await chosen(), await focused()]).toEqual([2, names[1]]);
    // The same by clicks, and with the record before that one.
    await tab
      .locator('table.rows tbody th a')
      .nth(1)
      .evaluate((link: HTMLElement) => link.click());
    await record();
    await press('b');
    await tab.locator('.beside-list li:first-child [aria-current]').waitFor();
    expect(await tab.evaluate(() => document.activeElement?.id)).toBe('record');
    await tab.locator('.beside-way [rel="up"]').evaluate((link: HTMLElement) => link.click());
    await isBack();
    expect([await chosen(), await focused()]).toEqual([2, names[0]]);
    // A list that is opened anew has nothing chosen.
    await tab.goto(list);
    expect(await focused()).not.toBe(names[0]);
    await press('j', 'Enter');
    await record();
    await tab.evaluate(() => (document.activeElement as HTMLElement).blur());
    await press('Escape');
    await isBack();
    expect([await chosen(), await focused()]).toEqual([0, names[0]]);
    await context.close();
  },
);

test('by keys alone the first stop is seen, nobody stops at what is not, and a key leads from chosen rows to their acts', async () => {
  const { context, tab, press, focused } = await listOf('applications?round=1');
  const isSeen = () =>
    tab.evaluate(() => {
      const { x, y, width, height } = document.activeElement!.getBoundingClientRect();
      const top = document.elementFromPoint(x + width / 2, y + height / 2);
      return height >= 24 && top === document.activeElement;
    });
  await press('Tab');
  expect([await focused(), await isSeen()]).toEqual(['Skip to the content', true]);
  // Tab skips the button of the search, which is not visible.
  await press('/', 'Tab');
  expect(await focused()).not.toBe('Find');
  await tab.reload();
  await press('j', 'x', 'a');
  expect(await focused()).toBe('Ask to confirm');
  // A menu of the bar covers the page: Esc closes it, and so does moving on.
  const menu = tab.locator('.workbench-top .own details');
  const isOpen = () => menu.evaluate((one: HTMLDetailsElement) => one.open);
  await menu.locator('summary').press('Enter');
  await press('Tab');
  expect(await isOpen()).toBe(true);
  await press('Escape');
  expect([await isOpen(), await focused()]).toEqual([false, await menu.locator('summary').textContent()]);
  await press('Enter', 'Shift+Tab');
  expect(await isOpen()).toBe(false);
  await context.close();
});

test('what is chosen of the mails of an occasion stays chosen while one of them is looked at, and Esc leads on to the outbox as it was sorted', async () => {
  const { context, tab, list, press, chosen, focused, record, isBack } = await listOf('outbox?sort=-when');
  await press('j', 'Enter');
  await record();
  await tab.evaluate(() => (document.activeElement as HTMLElement).blur());
  const mail = tab.locator('.beside-record table.rows tbody th a').first();
  const whose = await mail.textContent();
  await press('j', 'x');
  expect(await chosen()).toBe(1);
  await press('Enter');
  await tab.waitForURL(/\/outbox\/\d+/);
  await tab.evaluate(() => (document.activeElement as HTMLElement).blur());
  await press('Escape');
  await tab.waitForURL(/\/outbox\/group/);
  await isBack();
  expect([await chosen(), await focused()]).toEqual([1, whose]);
  // The first Escape removes the tick.
  await press('Escape', 'Escape');
  await tab.waitForURL(list);
  await context.close();
});

test('a choice that no address has room for is left for a record only by whoever says so', async () => {
  const { context, tab, list, press, chosen } = await listOf('applications?round=1');
  await press('j', 'x');
  await tab
    .locator('input[name="chosen"]:checked')
    .evaluate((box) => box.setAttribute('value', '123456,'.repeat(1000)));
  tab.once('dialog', (dialog) => void dialog.dismiss());
  await press('Enter');
  expect([tab.url(), await chosen()]).toEqual([list, 1]);
  await context.close();
});
