import { expect, test } from 'vitest';
import { deskPages } from '../hostile/deskPages.ts';
import type { DeskPages } from '../hostile/deskPages.ts';
import { widthOver } from './checks.ts';
import { demoSite } from './demoSite.ts';
import { desksScript } from './desksScript.ts';
import { ownTab } from './ownTab.ts';

let desk: DeskPages;
const demo = demoSite(
  async ({ pages }) => {
    desk = await deskPages(pages);
    const { db } = pages.ctx;
    // One pair is already in the list; the list needs another.
    const [first] = await db.selectFrom('duplicate').selectAll().execute();
    const { id: other } = await db
      .selectFrom('person')
      .select('id')
      .where('programme_id', '=', first!.programme_id)
      .where('id', 'not in', [first!.person_a, first!.person_b])
      .where('erased_at', 'is', null)
      .where('stands_for', 'is', null)
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    const { id: _, person_b: __, ...same } = first!;
    await db
      .insertInto('duplicate')
      .values({ ...same, person_b: other })
      .execute();
    // Much speaks for it: their names have their line all the same.
    await db
      .updateTable('duplicate')
      .set({ evidence: ['same-name', 'country', 'choices'] })
      .execute();
    return { 'desks.js': await desksScript() };
  },
  { isForLooking: true },
);

test.each([
  ['topics', 'topics'],
  ['pairs who may be one person', 'duplicates'],
  ['all people', 'everybody'],
  ['occasions of the outbox', 'outbox'],
])('%s open with their list beside them from 1,100 pixels on, and keys walk through it', async (_, path) => {
  const context = await demo.browser.newContext({ viewport: { width: 1100, height: 900 } });
  const url = demo.site.origin;
  await context.addCookies([
    { name: 'lang', value: 'en', url },
    { name: 'session', value: desk.sessions['director']!, url },
  ]);
  const tab = await context.newPage();
  await tab.goto(`${url}/p/far-shelves/workbench/${path}`);
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await tab.keyboard.press(key);
  };
  const focused = () => tab.evaluate(() => document.activeElement?.textContent ?? '');
  const beside = tab.locator('.beside-list');
  const here = beside.locator('[aria-current]');
  const names = await tab.locator('table.rows tbody th a').allTextContents();
  expect(names.length).toBeGreaterThan(1);
  await press('j');
  expect(await focused()).toBe(names[0]);
  await press('Enter');
  await here.waitFor();
  expect(await beside.isVisible()).toBe(true);
  const rows = beside.locator('a');
  const all = await rows.allTextContents();
  expect(all.length).toBeGreaterThan(1);
  expect(await here.textContent()).toBe(all[0]);
  const edges = await tab.evaluate(() => [
    document.querySelector('.beside-list')!.getBoundingClientRect().right,
    document.querySelector('.beside-record')!.getBoundingClientRect().left,
    document.documentElement.scrollWidth,
  ]);
  expect(edges[0]).toBeLessThanOrEqual(edges[1]!);
  expect(edges[2]).toBeLessThanOrEqual(1100);
  // A name stays on one line if that has room for it, however long the text behind it.
  const broken = await tab.evaluate(
    () =>
      [...document.querySelectorAll<HTMLElement>('.beside-list a')].filter((link) => {
        const name = link.firstElementChild as HTMLElement;
        const lines = name.getBoundingClientRect().height;
        name.style.whiteSpace = 'nowrap';
        const isRoom = name.getBoundingClientRect().width <= link.clientWidth - 20;
        const height = name.getBoundingClientRect().height;
        name.style.whiteSpace = '';
        return isRoom && lines > height + 1;
      }).length,
  );
  expect(broken).toBe(0);
  await tab.evaluate(() => Object.assign(globalThis, { isSame: true }));
  await here.focus();
  await press('j');
  expect(await focused()).toBe(all[1]);
  await press('k');
  expect(await focused()).toBe(all[0]);
  const first = tab.url();
  await press('j', 'Enter');
  await tab.waitForURL((url) => url.href !== first);
  await tab.waitForFunction(
    (name) => document.querySelector('.beside-list [aria-current]')?.textContent === name,
    all[1],
  );
  expect(await tab.evaluate(() => 'isSame' in globalThis)).toBe(true);
  await tab.setViewportSize({ width: 1099, height: 900 });
  expect(await beside.isVisible()).toBe(false);
  expect(await tab.locator('.beside-way [rel="prev"]').isVisible()).toBe(true);
  await context.close();
});

test('a name of one long word breaks beside a record, in its heading, in a search and in the log; Today has the width of a phone', async () => {
  const context = await demo.browser.newContext();
  const url = demo.site.origin;
  await context.addCookies([{ name: 'session', value: desk.sessions['director']!, url }]);
  const tab = await context.newPage();
  const over = async (path: string, width: number): Promise<number> => {
    await tab.goto(`${url}/p/far-shelves/workbench${path}`);
    return widthOver(tab, width);
  };
  for (const lang of ['es', 'fr']) expect([lang, await over(`?lang=${lang}`, 320)]).toEqual([lang, 0]);
  await tab.goto(`${url}/p/far-shelves/workbench/everybody?sort=name`);
  const [, person = ''] = /everybody\/(\d+)\?/.exec(await tab.content())!;
  const [, found = ''] = /<bdi>([^<\s]+)/.exec(await tab.locator('tbody th a').first().innerHTML())!;
  for (const path of [
    `/everybody/${person}`,
    `/everybody/${person}?list=everybody&sort=name`,
    `/search?q=${encodeURIComponent(found)}`,
    `/log?about=person-${person}`,
  ]) {
    await tab.goto(`${url}/p/far-shelves/workbench${path}`);
    const changed = await tab.evaluate(() => {
      const names = [...document.querySelectorAll('main :is(h1, li a, .set a) bdi')];
      for (const name of names) name.textContent = 'W'.repeat(200);
      return names.length;
    });
    expect(changed, path).toBeGreaterThan(0);
    for (const width of [1280, 320])
      expect([path, width, await widthOver(tab, width)]).toEqual([path, width, 0]);
  }
  await context.close();
});

test('a list with all of its columns is no wider than the screen', async () => {
  const context = await demo.browser.newContext();
  const url = demo.site.origin;
  await context.addCookies([
    { name: 'lang', value: 'en', url },
    { name: 'session', value: desk.sessions['director']!, url },
  ]);
  const tab = await context.newPage();
  for (const path of ['applications?round=1', 'matching/1/unplaced', 'outbox?show=sent']) {
    await tab.goto(`${url}/p/far-shelves/workbench/${path}`);
    const columns = tab.locator('form', { has: tab.locator('input[name="column"]') });
    for (const box of await columns.locator('input[type="checkbox"]').all())
      await box.evaluate((one: HTMLInputElement) => (one.checked = true));
    await Promise.all([
      tab.waitForNavigation(),
      columns.evaluate((form: HTMLFormElement) => form.requestSubmit()),
    ]);
    expect(await tab.locator('table.crowded').count(), path).toBe(1);
    for (const width of [1280, 1024, 800, 360])
      expect([path, width, await widthOver(tab, width)]).toEqual([path, width, 0]);
  }
  await context.close();
});

test('a jump within a record loads nothing, and words typed beside it come back with it, or hold whoever would leave them', async () => {
  const tab = await ownTab(demo, desk.sessions['director']!, { viewport: { width: 1280, height: 900 } });
  await tab.goto(`${demo.site.origin}/p/far-shelves/workbench/inbox?shown=all`);
  await tab.locator('table.rows tbody th a').first().press('Enter');
  const answer = tab.locator('[name="answer"]');
  await answer.fill('Because the doors stick.');
  const asked: string[] = [];
  tab.on('request', (request) => asked.push(request.url()));
  await tab.evaluate(() => (location.hash = '#record'));
  await tab.waitForTimeout(300);
  expect(asked).toEqual([]);
  expect(await answer.inputValue()).toBe('Because the doors stick.');
  const first = tab.url();
  await tab.locator('.beside-list a:not([aria-current])').first().press('Enter');
  await tab.waitForURL((url) => !first.startsWith(url.href));
  await tab.locator('.beside-record:not([aria-busy])').waitFor();
  expect(await answer.inputValue()).toBe('');
  await tab.goBack();
  await expect.poll(() => answer.inputValue()).toBe('Because the doors stick.');
  const dialogs: string[] = [];
  tab.once('dialog', (dialog) => {
    dialogs.push(dialog.type());
    void dialog.dismiss();
  });
  await tab.locator('.workbench-top a').first().press('Enter', { noWaitAfter: true });
  await expect.poll(() => dialogs).toEqual(['beforeunload']);
  expect(await answer.inputValue()).toBe('Because the doors stick.');
  // The form itself sends the words along.
  await tab.locator('[name="canned"]').evaluate((one: HTMLSelectElement) => (one.selectedIndex = 1));
  await tab.locator('button[name="put"]').press('Enter');
  await tab.locator('[data-posted]').waitFor();
  const both = await answer.inputValue();
  expect(both).toMatch(/^Because the doors stick\.\s+\S/);
  expect(tab.url().split('#')[0]).toBe(first.split('#')[0]);
  // The words are kept in this tab alone; coming back from another record restores them, too.
  await tab.locator('.beside-list a:not([aria-current])').first().press('Enter');
  await expect.poll(() => answer.inputValue()).toBe('');
  await tab.goBack();
  await expect.poll(() => answer.inputValue()).toBe(both);
  // Going back while the other record is still being loaded ends at the record that the address names.
  await tab.evaluate(() => {
    addEventListener('popstate', () => history.back(), { once: true });
    history.forward();
  });
  await expect.poll(() => answer.inputValue()).toBe(both);
  await tab.context().close();
});
