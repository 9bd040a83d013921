import sharp from 'sharp';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defaultForm } from '../../sample/form.ts';
import { applicationTo, beginApplication } from '../../src/rooms/applications/index.ts';
import { keepMailedFile } from '../../src/rooms/files/index.ts';
import { writeLetter } from '../../src/rooms/partnerships/index.ts';
import { openSession } from '../../src/rooms/people/index.ts';
import { loadForm } from '../../src/rooms/programmes/index.ts';
import { answersFor, giveAnswers } from '../applicant.ts';
import { stage, stageRound } from '../cast.ts';
import type { CastName, Stage } from '../cast.ts';
import { testContext } from '../context.ts';
import type { TestCtx } from '../context.ts';
import { smallDatabase } from '../database.ts';
import type { TestDatabase } from '../database.ts';
import { say, stageTopic } from '../discussion.ts';
import { stagePartnership } from '../partners.ts';
import { servedFiles } from './servedFiles.ts';
import { looksOf } from './checks.ts';
import { sharedChromium } from './chromium.ts';
import { serveSite } from './site.ts';
import type { Site } from './site.ts';

let database: TestDatabase;
let ctx: TestCtx;
let cast: Stage;
let site: Site;
let browser: Browser;
let pair: number;

beforeAll(async () => {
  database = await smallDatabase();
  ctx = testContext(database.db);
  cast = await stage(ctx);
  site = await serveSite(ctx, await servedFiles());
  browser = await sharedChromium();
  const programme = cast.programme;
  const round = await stageRound(ctx, programme);
  await loadForm(ctx, programme, round.id, defaultForm);
  const { amina, mei, luca, nils } = cast.people;
  await beginApplication(ctx, {
    programme,
    round: round.id,
    person: nils,
    actor: { kind: 'person', id: nils },
  });
  const topic = await stageTopic(ctx, cast);
  const first = await say(ctx, cast, luca, {
    topic,
    name: 'Luca',
    body: 'A door that sticks, and a very long answer to it. '.repeat(8),
  });
  await say(ctx, cast, mei, { topic, name: 'Mei', parent: first, body: 'Oil helps.' });
  ctx.clock.set('2027-02-12T12:00:00Z');
  pair = await stagePartnership(ctx, programme, round.id, [amina, mei]);
  for (const person of [amina, mei]) {
    const application = (await applicationTo(ctx, programme, round.id, person))!.id;
    const name = person === amina ? 'amina' : 'mei';
    await giveAnswers(ctx, { programme, round: round.id, application, person }, answersFor(name));
  }
  const bytes = await sharp({ create: { width: 900, height: 400, channels: 3, background: '#b4471c' } })
    .jpeg()
    .toBuffer();
  const file = await keepMailedFile(ctx, { programme, bytes, kind: 'image/jpeg', by: mei });
  for (const [index, person] of [amina, mei, amina, mei].entries())
    await writeLetter(ctx, {
      programme,
      person,
      partnership: pair,
      body: 'It snowed all night. '.repeat(20),
      formKey: String(index),
      files: index === 1 ? [{ file, name: 'snow.jpg' }] : [],
    });
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
  await database?.drop();
});

async function open(who: CastName | null, lang = 'en'): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 320, height: 700 },
    javaScriptEnabled: true,
  });
  const token = who && (await openSession(ctx, { account: cast.accounts[who], device: '', proved: true }));
  await context.addCookies([
    ...(token ? [{ name: 'session', value: token, url: site.origin }] : []),
    { name: 'lang', value: lang, url: site.origin },
  ]);
  return context.newPage();
}

const page = (path: string): string => `${site.origin}/p/${cast.slug}${path}`;
const focused = (tab: Page): Promise<string> =>
  tab.evaluate(
    () => document.activeElement?.getAttribute('role') ?? document.activeElement?.getAttribute('name') ?? '',
  );
/** Whether the first such element is within the visible part of the page. */
const isSeen = (tab: Page, selector: string): Promise<boolean> =>
  tab
    .locator(selector)
    .first()
    .evaluate((one) => {
      const { top, bottom } = one.getBoundingClientRect();
      return bottom > 0 && top < innerHeight;
    });

test('a page with an error says so in its title and opens on what is wrong, also far down', async () => {
  const visitor = await open(null);
  await visitor.goto(page('/zone'));
  await visitor.locator('main form .button.main').click();
  expect(await visitor.title()).toMatch(/^Error: /);
  await expect.poll(() => focused(visitor)).toBe('alert');
  await visitor.locator('[role=alert] a').click();
  expect(await visitor.evaluate(() => document.activeElement?.id ?? location.hash)).toContain('f-zone');
  const amina = await open('amina');
  await amina.goto(page(`/partnership/${pair}`));
  await amina.locator('form[action$="/letters"] .button.main').click();
  await expect.poll(() => focused(amina)).toBe('alert');
  expect(await isSeen(amina, '[role=alert]')).toBe(true);
  await amina.context().close();
  await visitor.context().close();
});

test('one more row opens on it, and after a letter one is at the letter, with the note in sight', async () => {
  // The same while applications are open.
  ctx.clock.set('2027-01-15T12:00:00Z');
  const nils = await open('nils');
  for (let step = 1; step < 9; step++) {
    await nils.goto(page(`/rounds/1/application/steps/${step}`));
    if ((await nils.locator('button[name=add]').count()) > 0) break;
  }
  await nils.locator('button[name=add]').first().click();
  await expect.poll(() => focused(nils)).toMatch(/\.1\.(language|what|from)$/);
  await expect.poll(() => nils.evaluate(() => scrollY)).toBeGreaterThan(0);
  await nils.context().close();
  ctx.clock.set('2027-02-12T13:00:00Z');
  const amina = await open('amina');
  await amina.goto(page(`/partnership/${pair}`));
  await amina.locator('textarea[name=body]').fill('Good morning.');
  await amina.locator('form[action$="/letters"] .button.main').click();
  await amina.waitForURL(/#letter-\d+$/);
  expect(await isSeen(amina, '[role=status]')).toBe(true);
  expect(await isSeen(amina, new URL(amina.url()).hash)).toBe(true);
  await amina.context().close();
});

test.each(['en', 'ar'])(
  'letters with pictures, comments and one’s own data read well in %s',
  async (lang) => {
    const amina = await open('mei', lang);
    const findings: Record<string, string[]> = {};
    for (const path of [`/partnership/${pair}`, '/topics/doors']) {
      await amina.goto(page(path));
      findings[path] = await looksOf(amina);
    }
    await amina.goto(page('/me'));
    await amina.locator('button[name=as][value=page]').click();
    findings['data'] = await looksOf(amina);
    expect(findings).toEqual({ [`/partnership/${pair}`]: [], '/topics/doors': [], data: [] });
    await amina.context().close();
  },
);
