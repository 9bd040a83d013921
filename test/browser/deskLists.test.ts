import type { Page as Tab } from 'playwright-core';
import { expect, test } from 'vitest';
import { translator } from '../../src/i18n/translate.ts';
import type { MatterKind } from '../../src/rooms/kinds.ts';
import { BROUGHT } from '../../src/web/brought.ts';
import { saidOf } from '../../src/web/workbench/work/lines.tsx';
import { deskPages } from '../hostile/deskPages.ts';
import type { DeskPages } from '../hostile/deskPages.ts';
import { languagesInTurn } from '../languagesInTurn.ts';
import type { DemoPages } from './demoPages.ts';
import { demoSite } from './demoSite.ts';
import { lookAt as lookIn } from './lookAt.ts';
import { ownTab } from './ownTab.ts';
import { cutViews, rowsAt, show } from './tabs.ts';

let desk: DeskPages;
const demo = demoSite(
  async ({ pages }) => {
    desk = await deskPages(pages);
    // Everybody gets a tag, so that the list of applications has one more filter.
    await pages.ctx.db
      .insertInto('person_tag')
      .columns(['programme_id', 'round_id', 'person_id', 'tag', 'put_at'])
      .expression((eb) =>
        eb
          .selectFrom('application')
          .select((eb) => [
            'programme_id',
            'round_id',
            'person_id',
            eb.val('second try').as('tag'),
            eb.val(pages.ctx.clock.now()).as('put_at'),
          ]),
      )
      .execute();
    await plantLongRows(pages);
  },
  { isForLooking: true },
);

/** An address that gets no more mail, with a long sentence of its server; and a mail in the tray from a long address. */
async function plantLongRows({ ctx, programme }: DemoPages): Promise<void> {
  const person = await ctx.db
    .selectFrom('person')
    .select(['id', 'address'])
    .where('address', 'is not', null)
    .orderBy('id')
    .executeTakeFirstOrThrow();
  const name = 'Maximiliana Konstantinopoulou-Featherstonehaugh';
  await ctx.db.updateTable('person').set({ name }).where('id', '=', person.id).execute();
  await ctx.db
    .insertInto('suppression')
    .values({
      programme_id: programme,
      address: person.address!,
      at: ctx.clock.now(),
      reason:
        '550 5.1.1 <somebody@a-long-name-of-a-domain.example>: Recipient address rejected: User unknown in virtual mailbox table (in reply to RCPT TO command)',
    })
    .execute();
  await ctx.db
    .updateTable('incoming')
    .set({ envelope_from: 'maximiliana.konstantinopoulou@a-long-name-of-a-domain.example', reason: 'sender' })
    .where('state', '=', 'tray')
    .execute();
}

const lookAt = (address: string, lang: string) => lookIn({ demo, desk }, address, lang);

/** Queries that show rows in lists which open empty. */
const ASKED: Readonly<Record<string, string>> = { inbox: '?shown=all', outbox: '?show=sent' };
/** Leaves out the list of proposals, which has rows only before publication: the test of the matching checks it. */
const LISTS = [...BROUGHT.lists]
  .filter(([list]) => list !== 'proposals')
  .map(([list, { path }], nth) => ({
    list,
    path: path.replace(':round', ':number'),
    languages: languagesInTurn(nth),
  }));
/** On a wide screen these are read in the list at their full length. */
const WORDY = new Set(['comments', 'writers']);
/** The mails of one occasion stand beneath the text of one of them. */
const BENEATH = new Set(['mails']);
/** In these a sentence says what happened or what a mail is about, or a line of its own says why partners fit. */
const SENTENCES = new Set(['log', 'outbox', 'introduced']);
/** Languages with texts of their own. */
const LANGUAGES = ['en', 'es', 'fr', 'ar'];
const hasRows = (html: string): boolean => /<table class="table two-lines rows(?: crowded)?">/.test(html);

/** The address of a list with up to two filters set that leave some rows. Each field takes the first value that does. */
async function filtered(address: string): Promise<string> {
  const { html } = (await lookAt(address, 'en'))!;
  const [, bar = ''] = /<details class="filters">(.*?)<table/s.exec(html) ?? [];
  const chosen = [...bar.matchAll(/<select [^>]*name="([^"]+)"[^>]*>(.*?)<\/select>/gs)];
  const fields = chosen
    .filter(([, name]) => name !== 'round')
    .map(
      ([, name, options]) =>
        [name!, [...options!.matchAll(/value="([^"]+)"/g)].map(([, value]) => value!)] as const,
    );
  if (bar.includes('name="search"')) fields.push(['search', [...'aeiou']]);
  let query = new URLSearchParams(address.split('?')[1]);
  let set = 0;
  for (const [name, values] of fields)
    for (const value of values) {
      if (set === 2) break;
      const more = new URLSearchParams([...query, [name, value]]);
      if (!hasRows((await lookAt(`${address.split('?')[0]}?${more}`, 'en'))?.html ?? '')) continue;
      query = more;
      set += 1;
      break;
    }
  return `${address.split('?')[0]}?${query}`;
}

test.each(LISTS)(
  'the first rows of the list $list stand high on the page, a hundred are not long, on a phone each is short, and English views are whole',
  async ({ list, path, languages }) => {
    let seen = 0;
    for (const filled of desk.fill(path)) {
      const plain = filled + (ASKED[list] ?? '');
      if (!hasRows((await lookAt(plain, 'en'))?.html ?? '')) continue;
      const address = await filtered(plain);
      for (const lang of languages) {
        const look = (await lookAt(address, lang))!;
        seen += 1;
        const tab = await demo.tabOf({ session: look.session, lang });
        await show(tab, look.answer, look.html);
        const wide = await rowsAt(tab, 1280, 900);
        if (!BENEATH.has(list)) expect(wide.first, `${address} ${lang}`).toBeLessThanOrEqual(270);
        if (lang === 'en') expect(await cutViews(tab, 1200), address).toEqual([]);
        if (!WORDY.has(list)) expect(wide.each, `${address} ${lang}`).toBeLessThanOrEqual(39);
        const { tallest } = await rowsAt(tab, 360, 740);
        expect(tallest, `${address} ${lang}`).toBeLessThanOrEqual(
          SENTENCES.has(list) || WORDY.has(list) ? 100 : 66,
        );
      }
    }
    expect(seen).toBeGreaterThan(0);
  },
);

/** A browser of its own, in which a director looks at a list. */
async function listIn(path: string, options: Parameters<typeof ownTab>[2]): Promise<Tab> {
  const tab = await ownTab(demo, desk.sessions['director']!, options);
  await tab.goto(`${demo.site.origin}/p/far-shelves/workbench/${path}`);
  return tab;
}

/** The page with the readers of the first coming mail. */
async function comingReaders(): Promise<string> {
  const { html } = (await lookAt('/p/far-shelves/workbench/outbox/coming', 'en'))!;
  return `outbox/coming/readers${/readers(\?[^"]*)"/.exec(html)![1]!.replaceAll('&amp;', '&')}`;
}

test.each(LANGUAGES)(
  'on a phone a row of each table of the desks is short, and none makes the page wider, in %s',
  async (lang) => {
    const readers = await comingReaders();
    const tab = await listIn('', { lang });
    const tables = [
      ['', '.today tbody tr'],
      ['topics', '#plan ~ table tbody tr'],
      ['rounds', '.two-lines tbody tr'],
      ['chats', '.two-lines tbody tr'],
      ['outbox/coming', '.two-lines tbody tr'],
      ['wording', '.two-lines tbody tr'],
      ['pages', '.two-lines tbody tr'],
      ['tray', '.two-lines tbody tr'],
      [readers, '.two-lines tbody tr'],
      ['outbox/addresses', '.two-lines tbody tr'],
    ] as const;
    for (const [path, rows] of tables.filter((_, nth) => languagesInTurn(nth).includes(lang))) {
      await tab.setViewportSize({ width: 360, height: 740 });
      await tab.goto(`${demo.site.origin}/p/far-shelves/workbench/${path}`);
      const tall = await tab
        .locator(rows)
        .evaluateAll((all) => all.map((row) => row.getBoundingClientRect().height));
      expect(tall.length, path).toBeGreaterThan(0);
      expect(Math.max(...tall), path).toBeLessThanOrEqual(100);
      await tab.setViewportSize({ width: 320, height: 640 });
      expect(await tab.evaluate(() => document.documentElement.scrollWidth), path).toBe(320);
    }
    await tab.context().close();
  },
);

test.each(LANGUAGES)('on a phone a line of today is short, whatever waits, in %s', async (lang) => {
  const { t } = translator(lang);
  const sentences = (Object.keys(BROUGHT.matters) as MatterKind[]).flatMap((kind) =>
    [1, 27].map((count) => saidOf(t, { kind, count })),
  );
  const tab = await listIn('', { viewport: { width: 360, height: 740 }, lang });
  const row = tab.locator('.today tbody tr:has(td:first-child > a):has(td:last-child > *)').first();
  const heights = await row.evaluate((one, all) => {
    const said = one.querySelector('td a')!;
    return all.map((sentence) => {
      said.textContent = sentence;
      return { sentence, height: one.getBoundingClientRect().height };
    });
  }, sentences);
  expect(heights.filter(({ height }) => height > 100)).toEqual([]);
  await tab.context().close();
});

test('on a phone numbers stand beside their words, and the state beside the name', async () => {
  const tab = await listIn('partnerships?round=1', { viewport: { width: 360, height: 740 } });
  const word = await tab.evaluate(
    () => getComputedStyle(document.querySelector('.rows tbody .num')!, '::before').content,
  );
  expect(word).toMatch(/Letters|data-label/);
  await tab.goto(`${demo.site.origin}/p/far-shelves/workbench/applications?round=1`);
  const bottoms = await tab.evaluate(() =>
    ['th', '.upper', 'td:last-child'].map(
      (cell) => document.querySelector(`.rows tbody tr > ${cell}`)!.getBoundingClientRect().top,
    ),
  );
  const [name, state, since] = bottoms as [number, number, number];
  expect(Math.abs(name - state)).toBeLessThan(6);
  expect(since - name).toBeGreaterThan(18);
  await tab.context().close();
});

test('the mark of a chosen row stands where its line begins, in Arabic at the right', async () => {
  for (const [lang, mark] of [
    ['en', ' 3px 0px 0px 0px inset'],
    ['ar', ' -3px 0px 0px 0px inset'],
  ] as const) {
    const tab = await listIn('applications?round=1', { lang });
    await tab.locator('tbody .pick input').first().press(' ');
    const shadow = await tab.evaluate(() => getComputedStyle(document.querySelector('tbody tr')!).boxShadow);
    expect(shadow).toContain(mark);
    await tab.context().close();
  }
});

test('without script what is chosen goes along to another order and to a filter', async () => {
  const tab = await listIn('applications?round=1', { javaScriptEnabled: false });
  const [link, button] = [
    tab.locator('thead a', { hasText: 'Name' }),
    tab.locator('thead button', { hasText: 'Name' }),
  ];
  expect([await link.isVisible(), await button.isVisible()]).toEqual([true, false]);
  // The fields belong to another form than the list beside them, but begin at the same edge.
  const start = async (of: string) => Math.round((await tab.locator(of).first().boundingBox())!.x);
  expect(await start('.filters .field')).toBe(await start('table.rows'));
  const boxes = tab.locator('tbody .pick input');
  const top = async (): Promise<number> => (await tab.locator('table.rows').boundingBox())!.y;
  const was = await top();
  await boxes.nth(1).press(' ');
  // The buttons that replace the links take no more lines than the links did.
  expect(Math.abs((await top()) - was)).toBeLessThan(8);
  await boxes.nth(2).press(' ');
  expect([await link.isVisible(), await button.isVisible()]).toEqual([false, true]);
  const chosen = (): Promise<string[]> => tab.locator('tbody tr:has(:checked) th').allTextContents();
  const before = await chosen();
  await button.press('Enter');
  await tab.waitForURL(/sort=name/);
  expect((await chosen()).toSorted()).toEqual(before.toSorted());
  expect(before).toHaveLength(2);
  // A filter keeps the choice that the page came with and the choice made since, and asks for no act.
  await boxes.nth(5).press(' ');
  const kept = (await chosen()).toSorted();
  await tab.locator('.filters [name="search"]').fill(kept[0]!);
  await tab.locator('.filters [name="search"]').press('Enter');
  await tab.waitForURL(/\/applications\?.*search=/);
  expect(await tab.locator('#bulk').textContent()).toContain('2 of them not on this page');
  expect(await chosen()).toEqual([kept[0]]);
  // Enter in a box does the same.
  await tab.locator('#bulk [type="checkbox"]').press('Enter');
  await tab.waitForLoadState();
  expect(tab.url()).toMatch(/\/applications\?.*search=/);
  expect(await tab.locator('#bulk').textContent()).toContain('2 of them not on this page');
  await tab.locator('.filters [name="search"]').fill('');
  await tab.locator('.filters [name="search"]').press('Enter');
  await tab.waitForURL((url) => !url.searchParams.has('search'));
  expect((await chosen()).toSorted()).toEqual(kept);
  await tab.locator('.filters [name="round"]').selectOption('2');
  await tab.locator('.filters [name="search"]').press('Enter');
  await tab.waitForURL(/round=2/);
  expect(await tab.locator('input[name="chosen"]:checked').count()).toBe(0);
  await tab.context().close();
});

test('on an Arabic page a mail in English begins on its own side, and a Latin name where the page begins', async () => {
  const tab = await listIn('outbox?show=sent', { lang: 'ar' });
  for (const row of ['a[href*="kind=topic"]', '.beside-record tbody th a'])
    await tab.goto(new URL((await tab.locator(row).first().getAttribute('href'))!, tab.url()).href);
  const side = (of: string) =>
    tab
      .locator(of)
      .first()
      .evaluate((one) => getComputedStyle(one).textAlign);
  expect(await tab.locator('.prose').getAttribute('dir')).toBe('ltr');
  expect([await side('.prose'), await side('.facts dd')]).toEqual(['start', 'right']);
  await tab.context().close();
  const phone = await listIn('inbox?shown=all', { lang: 'ar', viewport: { width: 360, height: 740 } });
  const words = phone.locator('.rows .line bdi:dir(ltr)').first();
  expect(await words.evaluate((cut) => cut.scrollWidth > cut.clientWidth)).toBe(true);
});
