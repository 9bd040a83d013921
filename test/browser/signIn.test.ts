import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SignInProvider } from '../../src/config/signIn.ts';
import { linkIdentity, openSession } from '../../src/rooms/people/index.ts';
import { stage } from '../cast.ts';
import type { Stage } from '../cast.ts';
import { testContext } from '../context.ts';
import type { TestCtx } from '../context.ts';
import { smallDatabase } from '../database.ts';
import type { TestDatabase } from '../database.ts';
import { openIdProvider } from '../provider/openid.ts';
import type { TestProvider } from '../provider/openid.ts';
import { fewOf } from '../whole.ts';
import { styleSheet } from '../../scripts/styleSheet.ts';
import { htmlFindings } from './checks.ts';
import { sharedChromium } from './chromium.ts';
import { isLightAndAccessible } from './lookedOver.ts';
import { serveSite } from './site.ts';
import type { Site } from './site.ts';

let database: TestDatabase;
let ctx: TestCtx;
let cast: Stage;
let library: TestProvider;
let site: Site;
let browser: Browser;
let css: string;
let session: string;

beforeAll(async () => {
  css = await styleSheet();
  database = await smallDatabase();
  ctx = testContext(database.db);
  cast = await stage(ctx);
  library = await openIdProvider({ key: 'library', now: () => ctx.clock.now() });
  const others: SignInProvider[] = [
    { ...library.settings, key: 'google', name: 'Google' },
    { kind: 'mastodon', key: 'mastodon', name: 'Mastodon', servers: 'any' },
  ];
  const files = {
    'app.css': css,
    'favicon.svg': readFileSync('src/ui/styles/favicon.svg', 'utf8'),
  };
  site = await serveSite(ctx, files, undefined, { signIn: [library.settings, ...others] });
  library.redirectUri = `${site.origin}/oauth/library`;
  session = await openSession(ctx, { account: cast.accounts.luca, device: 'A browser' });
  await linkIdentity(ctx, {
    programme: cast.programme,
    person: cast.people.luca,
    account: cast.accounts.luca,
    known: {
      provider: 'google',
      issuer: 'https://accounts.google.com',
      subject: '1',
      name: 'luca@gmail.example',
    },
    called: 'Google',
    tell: false,
  });
  browser = await sharedChromium();
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
  await library?.close();
  await database?.drop();
});

/** A browser of somebody who reads `lang`. */
async function open(
  lang: string,
  { as, script = true }: { as?: 'luca' | undefined; script?: boolean } = {},
): Promise<{ context: BrowserContext; tab: Page }> {
  const context = await browser.newContext({
    javaScriptEnabled: script,
    viewport: { width: 360, height: 800 },
  });
  const cookies = [{ name: 'lang', value: lang, url: site.origin }];
  if (as) cookies.push({ name: 'session', value: session, url: site.origin });
  await context.addCookies(cookies);
  return { context, tab: await context.newPage() };
}

const page = (path: string): string => `${site.origin}/p/${cast.slug}${path}`;

test('the way to a provider and back works without script, under the content security policy of every page', async () => {
  library.who = { sub: '4711', name: 'Zoë Newcomer', email: 'zoe@new.example', email_verified: true };
  const { context, tab } = await open('en', { script: false });
  await tab.goto(page('/sign-in'));
  await tab.getByRole('button', { name: 'Go on with The library' }).click();
  await tab.waitForURL('**/sign-in/first');
  expect(await tab.getByRole('heading', { level: 1 }).textContent()).toContain('one more step');
  await tab.getByRole('button', { name: 'Go on' }).click();
  await tab.waitForURL('**/status');
  await context.clearCookies();
  await tab.goto(page('/sign-in'));
  await tab.getByRole('button', { name: 'Go on with The library' }).click();
  await tab.waitForURL('**/status');
  await context.close();
});

describe.each(['en', 'ar'])('in %s', (lang) => {
  const pages: Record<string, (tab: Page) => Promise<void>> = {
    'the sign-in page': async (tab) => {
      await tab.goto(page('/sign-in'));
    },
    'the sign-in page with trouble': async (tab) => {
      await tab.goto(page('/sign-in?trouble=denied&with=library'));
    },
    'the server that is none': async (tab) => {
      await tab.goto(page('/sign-in'));
      await tab.locator('input[name=server]').fill('my server');
      await tab.locator('form[action$=mastodon] button').click();
      await tab.waitForSelector('[aria-invalid=true]');
    },
    'the page that leads on': async (tab) => {
      await tab.route('**/authorize?**', (route) => route.fulfill({ status: 204 }));
      await tab.goto(page('/sign-in'));
      await tab.locator('form[action$=library] button').click();
      await tab.waitForSelector('a.button');
    },
    'the first time': async (tab) => {
      library.who = { sub: lang, name: 'Zoë Newcomer', email: 'luca@cast.example', email_verified: true };
      await tab.goto(page('/sign-in'));
      await tab.locator('form[action$=library] button').click();
      await tab.waitForURL('**/sign-in/first');
    },
    'the page of the code': async (tab) => {
      library.who = { sub: lang, name: 'Zoë Newcomer' };
      await tab.goto(page('/sign-in'));
      await tab.locator('form[action$=library] button').click();
      await tab.waitForURL('**/sign-in/first');
      await tab.locator('input[name=address]').fill('zoe@other.example');
      await tab.locator('form[action$=first] button').click();
      await tab.waitForURL('**/sign-in/code');
    },
    'My details': async (tab) => {
      await tab.goto(page('/me'));
    },
  };

  const byAllRules = new Set(lang === 'en' ? Object.keys(pages) : fewOf(Object.keys(pages), 2));

  test.each(Object.entries(pages))(
    '%s is valid, light and accessible, by day and by night',
    async (name, go) => {
      const { context, tab } = await open(lang, { as: name === 'My details' ? 'luca' : undefined });
      await go(tab);
      await isLightAndAccessible(tab, css, { isByAll: byAllRules.has(name) });
      await context.close();
    },
  );
});

test('what these pages send is valid HTML', async () => {
  for (const path of ['/sign-in', '/sign-in?trouble=down&with=mastodon'])
    expect(await htmlFindings(await (await fetch(page(path))).text())).toEqual([]);
  const left = await fetch(page('/sign-in/with/library'), {
    method: 'POST',
    headers: { origin: site.origin },
    body: new URLSearchParams(),
  });
  expect(await htmlFindings(await left.text())).toEqual([]);
  const mine = await fetch(page('/me'), { headers: { cookie: `session=${session}` } });
  expect(await htmlFindings(await mine.text())).toEqual([]);
});
