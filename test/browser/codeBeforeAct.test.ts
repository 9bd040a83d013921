import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  askAddressChange,
  askErasure,
  changeAddress,
  inviteVolunteer,
  linkToken,
  openSession,
} from '../../src/rooms/people/index.ts';
import type { Purpose } from '../../src/rooms/kinds.ts';
import { stage } from '../cast.ts';
import type { Stage } from '../cast.ts';
import { testContext } from '../context.ts';
import type { TestCtx } from '../context.ts';
import { smallDatabase } from '../database.ts';
import type { TestDatabase } from '../database.ts';
import { lastCode } from '../lastCode.ts';
import { fewOf } from '../whole.ts';
import { styleSheet } from '../../scripts/styleSheet.ts';
import { servedFiles } from './servedFiles.ts';
import { htmlFindings } from './checks.ts';
import { sharedChromium } from './chromium.ts';
import { isLightAndAccessible } from './lookedOver.ts';
import { serveSite } from './site.ts';
import type { Site } from './site.ts';

let database: TestDatabase;
let ctx: TestCtx;
let cast: Stage;
let site: Site;
let browser: Browser;
let css: string;
const links: Partial<Record<Purpose, string>> = {};

beforeAll(async () => {
  css = await styleSheet();
  database = await smallDatabase();
  ctx = testContext(database.db);
  cast = await stage(ctx);
  const { programme, people } = cast;
  site = await serveSite(ctx, await servedFiles());
  browser = await sharedChromium();
  const make = async (purpose: Purpose, person: number, subject: string): Promise<void> => {
    links[purpose] = `/l/${await linkToken(ctx, { programme, person, purpose, subject })}`;
  };
  const actor = { kind: 'person', id: people.tomas } as const;
  const as = { address: 'sana@new.example', role: 'matcher', country: null, locale: 'en' } as const;
  const invited = await inviteVolunteer(ctx, { programme, actor, ...as });
  if (!invited.ok) throw new Error(invited.reason);
  const { person_id: sana } = await ctx.db
    .selectFrom('invitation')
    .select('person_id')
    .executeTakeFirstOrThrow();
  await make('invitation', sana, String(invited.invitation));
  await askAddressChange(ctx, { programme, person: people.nils, address: 'nils@new.example' });
  const { id } = await ctx.db.selectFrom('address_change').select('id').executeTakeFirstOrThrow();
  await changeAddress(ctx, { programme, change: id });
  await make('address-back', people.nils, String(id));
  await askErasure(ctx, { programme, actor: { kind: 'person', id: people.mei }, person: people.mei });
  await make('keep', people.mei, '');
  await make('sign-out', people.mei, '1');
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
  await database?.drop();
});

/** A phone of somebody who reads `lang` and entered their last code a while ago. */
async function open(
  lang: string,
  as: 'luca' | 'mei',
  script = true,
): Promise<{ context: BrowserContext; tab: Page }> {
  const context = await browser.newContext({
    javaScriptEnabled: script,
    viewport: { width: 320, height: 700 },
  });
  const session = await openSession(ctx, { account: cast.accounts[as], device: '' });
  await context.addCookies([
    { name: 'lang', value: lang, url: site.origin },
    { name: 'session', value: session, url: site.origin },
  ]);
  return { context, tab: await context.newPage() };
}

const page = (path: string): string => `${site.origin}/p/${cast.slug}${path}`;

test('a new address is asked for by keyboard, without script, and what was typed comes through the code', async () => {
  const { context, tab } = await open('en', 'luca', false);
  await tab.goto(page('/me'));
  await tab.locator('input[name=address]').fill('luca@new.example');
  await tab.keyboard.press('Enter');
  await tab.waitForSelector('input[name=act-code]');
  await tab.locator('input[name=act-code]').fill('000 000x');
  await tab.keyboard.press('Enter');
  await tab.waitForSelector('[aria-invalid=true]');
  await tab.locator('input[name=act-code]').fill(await lastCode(ctx, cast.programme));
  await tab.keyboard.press('Enter');
  await tab.waitForURL('**/me#address');
  expect(await tab.content()).toContain('A mail is on its way to the new address');
  const change = await ctx.db
    .selectFrom('address_change')
    .select('address')
    .where('person_id', '=', cast.people.luca)
    .executeTakeFirstOrThrow();
  expect(change.address).toBe('luca@new.example');
  const [file] = await Promise.all([
    tab.waitForEvent('download'),
    tab.getByRole('button', { name: 'Download it as a file' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('far-shelves-my-data.json');
  await context.close();
});

describe.each(['en', 'ar'])('in %s', (lang) => {
  const pages: Record<string, [as: 'luca' | 'mei', (tab: Page) => Promise<unknown>]> = {
    'the page that asks for a code': [
      'luca',
      async (tab) => {
        await tab.goto(page('/me'));
        await tab.locator('form[action$="/me/data"] button').first().click();
        await tab.waitForSelector('input[name=act-code]');
      },
    ],
    'the page of a wrong code': [
      'luca',
      async (tab) => {
        await tab.goto(page('/me/erasure'));
        await tab.locator('form[action$="/me/erasure"] button').click();
        await tab.locator('input[name=act-code]').fill('1');
        await tab.keyboard.press('Enter');
        await tab.waitForSelector('[aria-invalid=true]');
      },
    ],
    'My details of who asked to be erased': ['mei', (tab) => tab.goto(page('/me'))],
    'the page of erasing of who asked for it': ['mei', (tab) => tab.goto(page('/me/erasure'))],
    'the link of an invitation for somebody else': ['luca', (tab) => tab.goto(page(links.invitation!))],
    'the link that takes an address back': ['luca', (tab) => tab.goto(page(links['address-back']!))],
    'the link to stay': ['luca', (tab) => tab.goto(page(links.keep!))],
    'the link that signs out': ['luca', (tab) => tab.goto(page(links['sign-out']!))],
  };

  const byAllRules = new Set(lang === 'en' ? Object.keys(pages) : fewOf(Object.keys(pages), 2));
  test.each(Object.entries(pages))(
    '%s is valid, light and accessible, by day and by night',
    async (name, [as, go]) => {
      const { context, tab } = await open(lang, as);
      await go(tab);
      await isLightAndAccessible(tab, css, { isByAll: byAllRules.has(name) });
      await context.close();
    },
  );
});

test('what these pages send is valid HTML', async () => {
  const session = await openSession(ctx, { account: cast.accounts.mei, device: '' });
  const headers = { cookie: `session=${session}`, origin: site.origin };
  for (const path of ['/me', '/me/erasure', ...Object.values(links)])
    expect(await htmlFindings(await (await fetch(page(path), { headers })).text()), path).toEqual([]);
  const body = new URLSearchParams({ address: 'mei@new.example' });
  const asked = await fetch(page('/me/address'), { method: 'POST', headers, body });
  expect(await htmlFindings(await asked.text())).toEqual([]);
});
