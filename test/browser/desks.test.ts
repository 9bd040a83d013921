import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Route } from '../../src/web/route.ts';
import { routes } from '../../src/web/brought.ts';
import { deskPages } from '../hostile/deskPages.ts';
import type { DeskPages } from '../hostile/deskPages.ts';
import { fewOf } from '../whole.ts';
import { htmlFindings, looksOf, widthOver } from './checks.ts';
import { demoSite } from './demoSite.ts';
import { desksScript } from './desksScript.ts';
import { lookAt as lookIn } from './lookAt.ts';
import { NOT_SEEN } from './notSeen.ts';
import { looksOtherWay } from './otherWay.ts';
import { ownTab } from './ownTab.ts';
import { show } from './tabs.ts';

const OTHERS = new Set<Route['audience']>(['everyone', 'person', 'partner', 'link', 'machine']);
/** Every page that volunteers, the operator and the developer have, taken from the route table. */
const table = routes
  .filter(({ method, audience }) => method === 'GET' && !OTHERS.has(audience))
  .map(({ path, scope }) => ({ path, scope }));
/** Pages whose Arabic version is checked by all rules, too, and not only for faults that the English one cannot have. */
const byAllRules = new Set(fewOf(table, 20).map(({ path, scope }) => `${scope} ${path}`));

let desk: DeskPages;
let script: string;
const demo = demoSite(
  async ({ pages }) => {
    desk = await deskPages(pages);
    script = await desksScript();
    return { 'desks.js': script };
  },
  { isForLooking: true },
);

const lookAt = (address: string, lang: string) => lookIn({ demo, desk }, address, lang);

test.each(table)(
  '$scope $path is valid HTML, accessible at every width, in both directions, by day and by night',
  async ({ path, scope }) => {
    const isMail = path.endsWith('/html');
    const addresses = scope === 'site' && !path.includes(':') ? [path] : desk.fill(path);
    let seen = 0;
    for (const address of addresses)
      for (const lang of ['en', 'ar']) {
        const look = await lookAt(address, lang);
        if (!look) continue;
        seen += 1;
        const isByAll = lang === 'en' || byAllRules.has(`${scope} ${path}`);
        const html = isByAll ? await htmlFindings(look.html, isMail ? 'mail' : 'page') : [];
        expect(html, `${address} ${lang}`).toEqual([]);
        // A mail is in a frame of the page beside it; test/mail/every.test.ts checks each.
        if (isMail) continue;
        // The only scripts are ours, each loaded by its address.
        expect(look.html, address).not.toMatch(
          /<script(?! type="module" src="\/assets\/[\w.-]+"><\/script>)/,
        );
        const tab = await demo.tabOf({ session: look.session, lang });
        await show(tab, look.answer, look.html);
        const faults = await (isByAll ? looksOf(tab, [320]) : looksOtherWay(tab));
        expect(faults, `${address} ${lang}`).toEqual([]);
      }
    expect(seen > 0).toBe(!NOT_SEEN.has(`${scope} ${path}`));
  },
);

test.each(['applications', 'matching/1/people'])(
  'a record of %s has the whole width where its list does not stand beside it, and room where it does',
  async (path) => {
    const list = path.startsWith('matching') ? 'matching/1/unplaced' : path;
    const from = (await lookAt(`/p/far-shelves/workbench/${list}?round=1`, 'en'))!;
    const [, id = ''] = new RegExp(`${path}/(\\d+)\\?round=1`).exec(from.html)!;
    const look = (await lookAt(`/p/far-shelves/workbench/${path}/${id}?round=1`, 'en'))!;
    const tab = await demo.tabOf({ session: look.session, lang: 'en' });
    await show(tab, look.answer, look.html);
    expect(await widthOver(tab, 1024)).toBe(0);
    const record = (await tab.locator('.beside-record').boundingBox())!;
    expect(record.width).toBe((await tab.locator('.beside').boundingBox())!.width);
    expect(await widthOver(tab, 1100)).toBe(0);
    expect(await tab.locator('.beside-list').isVisible()).toBe(true);
  },
);

test('on paper a list and a record stand alone: no menu, no button, no field, nothing beside them', async () => {
  for (const path of ['applications?round=1&sort=name&search=a', 'applications/:id?round=1']) {
    const list = (await lookAt('/p/far-shelves/workbench/applications?round=1', 'en'))!;
    const [, id = ''] = /applications\/(\d+)\?round=1/.exec(list.html)!;
    const look = (await lookAt(`/p/far-shelves/workbench/${path.replace(':id', id)}`, 'en'))!;
    const tab = await demo.tabOf({ session: look.session, lang: 'en' });
    await show(tab, look.answer, look.html);
    await tab.emulateMedia({ media: 'print' });
    const seen = (all: string): Promise<number> => tab.locator(`css=${all} >> visible=true`).count();
    for (const act of [
      'nav',
      'button',
      '.button',
      'input',
      'select',
      'textarea',
      'summary',
      '.workbench-top',
      '.foot',
      '.set [aria-hidden]',
      '.off-paper',
      'a[href*="/round?"]',
    ])
      expect([path, act, await seen(act)]).toEqual([path, act, 0]);
    expect(await seen('h1')).toBe(1);
    expect([path, await seen('.desk a[href*="/inbox/new"]')]).toEqual([path, 0]);
    if (path.includes(':id')) continue;
    // On paper, 210 mm wide, a name takes no room that the other cells need.
    await tab.setViewportSize({ width: 794, height: 1123 });
    const width = (of: string) =>
      tab
        .locator(of)
        .first()
        .evaluate((one) => one.clientWidth);
    expect(await width('.rows tbody th')).toBeLessThan(0.4 * (await width('.rows')));
    expect([(await seen('.rows tbody tr')) > 0, await seen('.on-paper')]).toEqual([true, 1]);
    // The filter is named, without a link to remove it, and no cell is cut.
    expect(await seen('.set a')).toBe(1);
    expect(
      await tab
        .locator('.rows tbody td')
        .evaluateAll((all) => all.map((one) => getComputedStyle(one).whiteSpace)),
    ).not.toContain('nowrap');
  }
});

test.each([
  ['partnerships', 'end'],
  ['inbox', 'answering'],
])('on paper a record of %s asks nothing', async (desk, asking) => {
  const { html: list } = (await lookAt(`/p/far-shelves/workbench/${desk}?round=1&shown=all`, 'en'))!;
  const records = [...list.matchAll(new RegExp(`/workbench/${desk}/\\d+`, 'g'))].map(([record]) => record);
  for (const record of new Set(records)) {
    const look = (await lookAt(`/p/far-shelves${record}`, 'en'))!;
    if (!look.html.includes(`id="${asking}"`)) continue;
    const tab = await demo.tabOf({ session: look.session, lang: 'en' });
    await show(tab, look.answer, look.html);
    await tab.emulateMedia({ media: 'screen' });
    const fields = tab.locator('css=main :is([type=checkbox], textarea) >> visible=true');
    expect(await fields.count()).toBeGreaterThan(0);
    await tab.emulateMedia({ media: 'print' });
    expect([await fields.count(), await tab.locator(`#${asking}`).isVisible()]).toEqual([0, false]);
    expect(await tab.locator('css=h1 >> visible=true').count()).toBe(1);
    return;
  }
  expect(records).toBe('some that ask');
});

test('on paper a line of today that opens keeps its words', async () => {
  const look = (await lookAt('/p/far-shelves/workbench', 'en'))!;
  const tab = await demo.tabOf({ session: look.session, lang: 'en' });
  await show(tab, look.answer, look.html);
  const lines = tab.locator('css=[aria-labelledby="needs"] td > details > summary');
  await tab.emulateMedia({ media: 'print' });
  expect(await lines.count()).toBeGreaterThan(0);
  expect(await lines.first().isVisible()).toBe(true);
});

test('twelve matters of today stand in sight, those of a kind on one line, as where the round stands', async () => {
  const look = (await lookAt('/p/far-shelves/workbench?round=1', 'en'))!;
  const tab = await demo.tabOf({ session: look.session, lang: 'en' });
  await show(tab, look.answer, look.html);
  await tab.setViewportSize({ width: 1280, height: 900 });
  const { first, heights, kinds, stands } = await tab.evaluate(() => {
    const all = [...document.querySelectorAll('[aria-labelledby="needs"] tbody tr')];
    const boxes = all.map((row) => row.getBoundingClientRect());
    return {
      first: boxes[0]!.top,
      heights: boxes.map(({ height }) => height),
      kinds: all.flatMap((row) =>
        row.querySelector('td:first-child > details:only-child') ? row.getBoundingClientRect().height : [],
      ),
      stands: [...document.querySelectorAll('[aria-labelledby="stands"] tbody tr')].map(
        (row) => row.getBoundingClientRect().height,
      ),
    };
  });
  expect(heights.length).toBeGreaterThan(3);
  expect(kinds.length).toBeGreaterThan(0);
  expect(stands.length).toBeGreaterThan(2);
  expect(Math.max(...kinds, ...stands)).toBeLessThanOrEqual(40);
  const each = heights.reduce((sum, height) => sum + height, 0) / heights.length;
  expect(first + 12 * each).toBeLessThanOrEqual(900);
});

test('the script of the desks is small; by it keys choose rows and exchange the record beside the list', async () => {
  expect(gzipSync(script).length).toBeLessThanOrEqual(6 * 1024);
  const look = (await lookAt('/p/far-shelves/workbench/applications?round=1', 'en'))!;
  const tab = await ownTab(demo, look.session, { viewport: { width: 1280, height: 900 } });
  const problems: string[] = [];
  tab.on('pageerror', (error) => problems.push(error.message));
  await tab.goto(`${demo.site.origin}/p/far-shelves/workbench/applications?round=1`);
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await tab.keyboard.press(key);
  };
  const focused = () => tab.evaluate(() => document.activeElement?.textContent ?? '');
  const names = await tab.locator('table.rows tbody th a').allTextContents();
  // Letters do nothing in a field, nor on a row that has not been moved to.
  await press('x');
  expect(await tab.locator('.pick input:checked').count()).toBe(0);
  await press('/');
  await press('j', 'x');
  expect(await tab.locator('.workbench-top [type="search"]').inputValue()).toBe('jx');
  await tab.reload();
  await press('j');
  expect(await focused()).toBe(names[0]);
  // The same key on a keyboard with Arabic letters.
  await tab.evaluate(() =>
    document.activeElement!.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'ت', code: 'KeyJ', bubbles: true }),
    ),
  );
  expect(await focused()).toBe(names[1]);
  await press('x', 'j', 'j');
  expect(await focused()).toBe(names[3]);
  await press('Shift+X');
  expect(await tab.locator('#bulk [role="status"]').textContent()).toBe('Chosen: 3');
  // The choice goes along to another order and to a filter, even if the filter hides some chosen rows.
  const chosen = () => tab.locator('input[name="chosen"]:checked');
  await tab.locator('thead a', { hasText: 'Name' }).focus();
  await press('Enter');
  await tab.waitForURL(/sort=name/);
  expect(await chosen().count()).toBe(3);
  await tab.locator('.filters [name="search"]').fill(names[1]!);
  await tab.locator('.filters [name="search"]').press('Enter');
  await tab.waitForURL(/\/applications\?.*search=/);
  expect(await tab.locator('#bulk').textContent()).toContain('2 of them not on this page');
  expect(await tab.locator('#bulk [role="status"]').textContent()).toBe('Chosen: 3');
  await tab.locator('.workbench-top [type="search"]').focus();
  await press('Escape', 'j', 'Escape');
  expect(await chosen().count()).toBe(0);
  // If a choice is too long for an address, it is lost only once the reader agrees.
  await tab.goto(`${demo.site.origin}/p/far-shelves/workbench/applications?round=1`);
  await press('j', 'x');
  await chosen().evaluate((box) => box.setAttribute('value', '123456,'.repeat(1000)));
  tab.once('dialog', (dialog) => void dialog.dismiss());
  await tab.locator('thead a', { hasText: 'Name' }).press('Enter');
  expect(tab.url()).not.toContain('sort=name');
  expect(await chosen().count()).toBe(1);
  await tab.goto(`${demo.site.origin}/p/far-shelves/workbench/applications?round=1`);
  await press('j', 'x');
  await tab.locator('.filters [name="round"]').selectOption('2');
  await tab.locator('.filters [name="search"]').press('Enter');
  await tab.waitForURL(/round=2/);
  expect(await chosen().count()).toBe(0);
  await tab.goto(`${demo.site.origin}/p/far-shelves/workbench/applications?round=1`);
  await press('j');
  expect(await tab.locator('.pick input[name="chosen"]:checked').count()).toBe(0);
  await tab.locator('thead .pick input').focus();
  await press(' ');
  expect(await tab.locator('#bulk [role="status"]').textContent()).toBe(`Chosen: ${names.length}`);
  await tab.locator('table.rows tbody th a').nth(3).focus();
  await press('Enter');
  await tab.waitForURL(/\/applications\/\d+\?round=1/);
  const first = tab.url();
  expect(await tab.locator('.beside-list [aria-current]').textContent()).toContain(names[3]);
  await tab.evaluate(() => Object.assign(globalThis, { isSame: true }));
  // Parts of the page around the record change with it: a heading, who else looks at it, the link to the same page in another language.
  const main = tab.locator('main');
  const earlier = (await tab.locator('.beside-way [rel="prev"]').getAttribute('href'))!;
  await fetch(demo.site.origin + earlier, { headers: { cookie: `session=${desk.sessions['matcher']}` } });
  await tab.evaluate(() => document.querySelector('.beside')!.before('The heading of one alone'));
  expect(await main.textContent()).not.toContain('opened this page, too');
  await tab.locator('.beside-list [aria-current]').focus();
  await press('b');
  await tab.waitForURL((url) => url.href !== first);
  await tab.locator('.beside-list [aria-current]', { hasText: names[2]! }).waitFor();
  expect(await focused()).toContain(names[2]);
  expect(await tab.title()).toContain(names[2]);
  expect(await main.textContent()).not.toContain('The heading of one alone');
  expect(await main.textContent()).toContain('opened this page, too');
  expect(await tab.locator('.foot [hreflang="ar"]').getAttribute('href')).toContain(earlier.split('?')[0]);
  await tab.goBack();
  await tab.locator('.beside-list [aria-current]', { hasText: names[3]! }).waitFor();
  await tab.locator('.beside-list [aria-current]').focus();
  // All of that happened without loading the page again.
  expect(await tab.evaluate(() => 'isSame' in globalThis)).toBe(true);
  // Back to the list. Escape leaves a record, as it leaves a choice, but not while unsent words are in a field.
  await tab.reload();
  for (const field of ['textarea', 'input']) {
    await tab.evaluate((name) => document.querySelector('main')!.append(document.createElement(name)), field);
    await tab.locator(`main ${field}`).last().fill('Mira called.');
    await tab.evaluate(() => (document.activeElement as HTMLElement).blur());
    await press('Escape');
    expect(tab.url()).toBe(first);
    await tab.locator(`main ${field}`).last().fill('');
  }
  await tab.evaluate(() => (document.activeElement as HTMLElement).blur());
  await press('Escape');
  await tab.waitForURL(/\/applications\?round=1/);
  // On a row without a link, the box gets the focus.
  await tab.goto(`${demo.site.origin}/p/far-shelves/workbench/people`);
  await press('j', 'x');
  expect(await tab.locator('.pick input[name="chosen"]:checked').count()).toBe(1);
  expect(problems).toEqual([]);
  await tab.context().close();
});
