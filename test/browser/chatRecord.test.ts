import { readFileSync } from 'node:fs';
import { build } from 'esbuild';
import type { Browser, BrowserContext, Page as Tab } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LOCALES } from '../../src/i18n/locales.ts';
import { openSession } from '../../src/rooms/people/index.ts';
import { stage } from '../cast.ts';
import type { Stage } from '../cast.ts';
import { announced } from '../chatting.ts';
import { testContext } from '../context.ts';
import type { TestCtx } from '../context.ts';
import { freshDatabase } from '../database.ts';
import type { TestDatabase } from '../database.ts';
import { styleSheet } from '../../scripts/styleSheet.ts';
import { htmlFindings, looksOf, widthOver } from './checks.ts';
import { sharedChromium } from './chromium.ts';
import { isPlain, looksAside } from './lookedOver.ts';
import { serveSite } from './site.ts';
import type { Site } from './site.ts';

let fresh: TestDatabase;
let ctx: TestCtx;
let cast: Stage;
let site: Site;
let browser: Browser;
let css: string;

beforeAll(async () => {
  fresh = await freshDatabase();
  ctx = testContext(fresh.db);
  cast = await stage(ctx);
  css = await styleSheet();
  const entryPoints = ['src/web/islands/localTime.ts', 'src/web/islands/chatTimes.ts'];
  const { outputFiles } = await build({
    entryPoints,
    bundle: true,
    write: false,
    format: 'esm',
    outdir: '/',
  });
  const files = {
    'app.css': css,
    'favicon.svg': readFileSync('src/ui/styles/favicon.svg', 'utf8'),
    'localTime.js': outputFiles[0]!.text,
    'chatTimes.js': outputFiles[1]!.text,
    'chat.js': '',
  };
  site = await serveSite(ctx, files);
  browser = await sharedChromium();
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
  await fresh?.drop();
});

/** A browser, signed in as somebody or as nobody. */
async function reader(
  who: 'tomas' | 'mei' | null,
  { lang = 'en', ...more }: { lang?: string; javaScriptEnabled?: boolean; timezoneId?: string } = {},
): Promise<BrowserContext> {
  const context = await browser.newContext(more);
  const cookies = [{ name: 'lang', value: lang, url: site.origin }];
  if (who) {
    const { account_id: account } = await ctx.db
      .selectFrom('person')
      .select('account_id')
      .where('id', '=', cast.people[who])
      .executeTakeFirstOrThrow();
    const value = await openSession(ctx, { account: account!, device: 'A test' });
    cookies.push({ name: 'session', value, url: site.origin });
  }
  await context.addCookies(cookies);
  return context;
}

/** Presses a button and waits for the page that follows. */
async function press(tab: Tab, name: string): Promise<void> {
  await tab.getByRole('button', { name, exact: true }).first().click();
  await tab.waitForLoadState();
}

test('from the announcement to the record without script: a host leads, people write, and all of it stands at one address', async () => {
  const { slug, chat } = await announced(ctx, cast);
  const room = `${site.origin}/p/far-shelves/chats/${slug}`;
  const desk = `${site.origin}/p/far-shelves/workbench/chats/${chat}`;
  const [host, writer] = await Promise.all(
    (['tomas', 'mei'] as const).map(async (who) => {
      const context = await reader(who, { javaScriptEnabled: false });
      return context.newPage();
    }),
  );
  await writer!.goto(room);
  expect(await writer!.content()).toContain('When it begins, this page becomes the room.');
  ctx.clock.forward(0.4);
  await host!.goto(desk);
  await press(host!, 'Open the room');
  await press(host!, 'Ask question 1');
  const says = async (tab: Tab, words: string): Promise<void> => {
    ctx.clock.forward(0.02);
    await tab.goto(`${room}/writing`);
    await tab.getByLabel('Your message').fill(words);
    await press(tab, 'Send');
  };
  await says(host!, 'The *lowest* one.');
  await says(writer!, 'Mine was painted red.');
  await host!.goto(desk);
  const held = host!.getByRole('button', { name: 'Let it in' }).first();
  if (await held.count()) {
    await held.click();
    await host!.waitForLoadState();
  }
  await writer!.goto(room);
  expect(await writer!.content()).toContain('painted red');
  await host!.goto(desk);
  await host!.locator('summary', { hasText: 'Close the room' }).click();
  await press(host!, 'Close the room');
  await host!.goto(`${desk}/summary`);
  await host!.getByLabel('Summary').fill('Shelves begin **low**.');
  await press(host!, 'Save');
  expect(host!.url()).toBe(room);
  for (const words of ['Shelves begin <strong>low</strong>.', '<em>lowest</em>', 'painted red'])
    expect(await host!.content()).toContain(words);

  for (const lang of LOCALES) {
    const context = await reader(null, { lang });
    const tab = await context.newPage();
    const answer = await tab.goto(room);
    const html = await answer!.text();
    await isPlain(html, css, lang);
    expect(await htmlFindings(html)).toEqual([]);
    expect(await widthOver(tab, 320)).toBe(0);
    expect(await looksAside(tab, (aside) => looksOf(aside, [320]))).toEqual([]);
    await context.close();
  }
});

test('a browser shows the times of a record on its own clock, and the page says so; printed, it is the words alone', async () => {
  const { slug } = await ctx.db.selectFrom('chat').select('slug').orderBy('id').executeTakeFirstOrThrow();
  const room = `${site.origin}/p/far-shelves/chats/${slug}`;
  const seen: string[][] = [];
  for (const timezoneId of ['Asia/Tokyo', 'America/Lima']) {
    const context = await reader(null, { timezoneId });
    const tab = await context.newPage();
    await tab.goto(room);
    const text = await tab.locator('main').innerText();
    expect(text).toContain('All times are on your own clock.');
    seen.push(await tab.locator('.record time').allInnerTexts());
    const [nav, words] = [tab.locator('.top nav').first(), tab.getByText('Mine was painted red.')];
    expect([await nav.isVisible(), await words.isVisible()]).toEqual([true, true]);
    await tab.emulateMedia({ media: 'print' });
    expect([await nav.isVisible(), await words.isVisible()]).toEqual([false, true]);
    await context.close();
  }
  const [tokyo, lima] = seen;
  expect(tokyo!.length).toBeGreaterThan(1);
  expect(tokyo).not.toEqual(lima);
  expect(tokyo![0]).toMatch(/^\w{3} \d{2}:\d{2}$/);
});
