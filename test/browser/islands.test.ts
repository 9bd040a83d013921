import { readFile } from 'node:fs/promises';
import { transform } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lastMessages, openRoom } from '../../src/rooms/chats/index.ts';
import { openSession } from '../../src/rooms/people/index.ts';
import { questionsOf } from '../../src/rooms/programmes/index.ts';
import { browse } from '../browse.ts';
import { stage, stageRound } from '../cast.ts';
import { announced, chats } from '../chatting.ts';
import { testContext } from '../context.ts';
import { rolledBack } from '../database.ts';
import { withForm } from '../formDesk.ts';
import type { Scene } from '../formDesk.ts';
import { PATH } from '../wordingDesk.ts';
import { sharedChromium } from './chromium.ts';
import { serveSite } from './site.ts';

let chromium: Browser;
beforeAll(async () => {
  chromium = await sharedChromium();
});
afterAll(() => chromium.close());

/** An island as browsers get it. */
const minified = async (island: string): Promise<string> => {
  const source = await readFile(new URL(`../../src/web/islands/${island}.ts`, import.meta.url), 'utf8');
  return (await transform(source, { loader: 'ts', minify: true })).code;
};

interface OnForm extends Omit<Scene, 'olga'> {
  /** A director at a browser, and the whole address of a page. */
  olga: Page;
  page: (path: string) => string;
}

/** A round whose form may be changed, and a director at a browser with the scripts of its pages. */
const onForm = (play: (scene: OnForm) => Promise<void>): Promise<void> =>
  withForm(async (scene) => {
    const { ctx, cast } = scene;
    const files = { 'arrange.js': await minified('arrange'), 'tried.js': await minified('tried') };
    const sheets = { 'app.css': '', 'desk.css': '', 'setup.css': '', 'paper.css': '' };
    const site = await serveSite(ctx, { ...files, ...sheets, 'desks.js': '' });
    // The whole form fits into the window, so that nothing scrolls while something is dragged.
    const context = await chromium.newContext({ viewport: { width: 1280, height: 3000 } });
    const session = await openSession(ctx, { account: cast.accounts.olga, device: '', proved: true });
    const cookies = Object.entries({ lang: 'en', session });
    await context.addCookies(cookies.map(([name, value]) => ({ name, value, url: site.origin })));
    try {
      const page = (path: string): string => `${site.origin}/p/${cast.slug}${path}`;
      await play({ ...scene, olga: await context.newPage(), page });
    } finally {
      await context.close();
      await site.close();
    }
  });

test('to a visitor who told us no zone, a date also says what the browser’s own clock will show', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    await stageRound(ctx, cast.programme);
    const { text } = await browse(ctx, cast).get('/rounds/1', { 'accept-language': 'es' });
    const [code, ofChats] = [await minified('localTime'), await minified('chatTimes')];
    const tab = await chromium.newPage({ timezoneId: 'Asia/Kathmandu' });
    await tab.setContent(text.replaceAll(/<(?:link|script)\b[^>]*>/g, ''));
    await tab.addScriptTag({ content: code, type: 'module' });
    const lead = await tab.locator('.lead').textContent();
    expect(lead).toContain('domingo, 31 de enero de 2027, 09:00 hora de Madrid (08:00 UTC)');
    expect(lead).toMatch(/· domingo, 31 de enero,? (a las )?13:45 tu hora/);
    // Once the reader's own hour is shown, the long table of cities closes. It stays open without script.
    const staged = await announced(ctx, cast);
    const { slug } = staged;
    ctx.clock.forward(0.25);
    const chat = await browse(ctx, cast).get(`/chats/${slug}`, { 'accept-language': 'es' });
    await tab.setContent(chat.text.replaceAll(/<(?:link|script)\b[^>]*>/g, ''));
    expect(await tab.locator('.chat-hours details[open]').count()).toBe(1);
    for (const content of [code, ofChats]) await tab.addScriptTag({ content, type: 'module' });
    expect(await tab.locator('.announced').textContent()).toMatch(/· .* tu hora/);
    expect(await tab.locator('.chat-hours details[open]').count()).toBe(0);
    // A message shows its time on the reader's clock, too.
    await openRoom(ctx, { programme: cast.programme, actor: { kind: 'command' }, ...staged });
    await chats(ctx, cast, staged.chat, cast.people.bao);
    const [said] = await lastMessages(ctx, cast.programme, staged.chat, 1);
    const message = await browse(ctx, cast).get(`/chats/${slug}/messages/${said!.number}`);
    await tab.setContent(message.text.replaceAll(/<(?:link|script)\b[^>]*>/g, ''));
    expect(await tab.locator('.by time').textContent()).toBe('13:15');
    for (const content of [code, ofChats]) await tab.addScriptTag({ content, type: 'module' });
    // A module runs a moment after it is added.
    await tab.locator('.by time', { hasText: '18:00' }).waitFor();
  });
});

test('questions of a form are dragged, and moved by their buttons, while the page stays where it is; it is kept and said', () =>
  onForm(async ({ ctx, cast, round, page, olga }) => {
    const kept = async (): Promise<string> => {
      const steps = await questionsOf(ctx, cast.programme, round);
      return steps.map(({ questions }) => questions.map(({ id }) => id).join()).join(' | ');
    };
    await olga.goto(page('/workbench/rounds/1/form'));
    await olga.evaluate(() => Object.assign(globalThis, { isSame: true }));
    const shown = (): Promise<string> =>
      olga.evaluate(() =>
        [...document.querySelectorAll('[data-step]')]
          .map((step) =>
            [...step.querySelectorAll<HTMLElement>('[data-question]')]
              .map((one) => one.dataset['question'])
              .join(),
          )
          .join(' | '),
      );
    const begun = await kept();
    expect(await shown()).toBe(begun);
    const [first = '', second = ''] = begun.split(' | ').map((step) => step.split(',')[0]!);
    // Drops it over the upper half of the next step's first question.
    await olga
      .locator(`#question-${first}`)
      .dragTo(olga.locator(`#question-${second}`), { targetPosition: { x: 20, y: 3 } });
    const said = olga.locator('#arranged-said');
    await expect.poll(() => said.textContent()).not.toBe('');
    const dragged = begun.replace(`${first},`, '').replace(`| ${second}`, `| ${first},${second}`);
    expect([await shown(), await kept()]).toEqual([dragged, dragged]);
    await olga.setViewportSize({ width: 1280, height: 700 });
    await olga.locator(`#question-${second}`).scrollIntoViewIfNeeded();
    const scrolled = await olga.evaluate(() => scrollY);
    const up = olga.locator(`#question-${second} button[value=up]`);
    await up.press('Enter');
    await expect.poll(kept).toBe(dragged.replace(`${first},${second}`, `${second},${first}`));
    await expect.poll(shown).toBe(await kept());
    expect(await up.evaluate((button) => button === document.activeElement)).toBe(true);
    expect(Math.abs((await olga.evaluate(() => scrollY)) - scrolled)).toBeLessThan(300);
    // After moving a step, or a question that reaches the edge, the focus stays at the buttons of what was moved.
    const focused = () =>
      olga.evaluate(() => {
        const button = document.activeElement as HTMLButtonElement;
        return `${/[^/]+\/\d+(?=\/position$)/.exec(button.form?.action ?? '')} ${button.value}`;
      });
    await olga.locator('form[action$="/steps/1/position"] button[value=down]').press('Enter');
    await expect.poll(focused).toBe('steps/2 down');
    await olga.keyboard.press('Shift+Tab');
    await olga.keyboard.press('Enter');
    await expect.poll(focused).toBe('steps/1 down');
    const [, last = ''] = /(\d+),\d+$/.exec(await kept())!;
    await olga.locator(`#question-${last} button[value=down]`).press('Enter');
    await expect.poll(focused).toBe(`questions/${last} up`);
    // All of that happened without loading the page again.
    expect(await olga.evaluate(() => 'isSame' in globalThis)).toBe(true);
  }));

test('the example beside a mail’s words follows what is typed, is not kept, and the way back leads from the page', () =>
  onForm(async ({ page, olga }) => {
    await olga.goto(page('/workbench/wording'));
    await olga.goto(page(PATH));
    const tried = olga.waitForResponse((answer) => answer.url().endsWith('/preview'));
    const field = olga.locator('#wording textarea').nth(1);
    const before = await field.inputValue();
    await field.press('Control+End');
    await field.pressSequentially(' Zinnias!');
    expect(await (await tried).text()).toContain('Zinnias!');
    await expect.poll(() => olga.frame('tried')?.url()).toMatch(/\/preview$/);
    expect(await field.inputValue()).toBe(`${before} Zinnias!`);
    await olga.goBack();
    expect(new URL(olga.url()).pathname).toMatch(/\/wording$/);
    await olga.goto(page(PATH));
    expect(await field.inputValue()).toBe(before);
  }));
