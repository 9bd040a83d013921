import { expect, test } from 'vitest';
import { openSession } from '../../src/rooms/people/index.ts';
import { runStudy } from '../../src/rooms/pairing/index.ts';
import { proposalsOf } from '../proposalsOf.ts';
import { matchingScene } from '../matchingScene.ts';
import { poolMember } from '../pool.ts';
import { fewOf } from '../whole.ts';
import { deskSite } from './deskSite.ts';
import { looksOf } from './checks.ts';
import { fileBrowser } from './fileBrowser.ts';
import { desksScript } from './desksScript.ts';
import { looksOtherWay } from './otherWay.ts';
import { serveSite } from './site.ts';
import { rowsAt, show } from './tabs.ts';

const browser = fileBrowser();

test(
  'the pages that explain a matching are accessible at every width, in both directions, by day and by night',
  { timeout: 600_000 },
  () =>
    matchingScene(async ({ ctx, cast, round, tomas, run }) => {
      const base = '/workbench/matching/1';
      const compute = async (): Promise<void> => {
        const job = ctx.enqueued.findLast(({ name }) => name === 'study');
        await runStudy(ctx, { programme: cast.programme, study: Number(job?.data['study']) });
      };
      for (const k of [1, 2, 3, 4])
        await poolMember(ctx, round, { name: `Awa ${k}`, country: 'SN', zone: 'Africa/Dakar' });
      await poolMember(ctx, round, {
        name: 'Ivalu',
        country: 'GL',
        zone: 'America/Nuuk',
        answers: { languages: [{ code: 'kl', level: 'native' }] },
      });
      await tomas.post(`${base}/forecast`);
      await compute();
      await run();
      const here = await run();
      await tomas.post(`${here}/sensitivity`);
      await compute();
      const [proposal] = await proposalsOf(ctx, cast.programme, round.id);
      const { site, session, tabOf } = await deskSite(ctx, browser(), cast.accounts.tomas);
      const pages = [
        '',
        '/policy',
        '/proposals',
        '/unplaced',
        '/forecast',
        '/changes',
        `/proposals/${proposal!.id}`,
      ];
      const all = [...pages.map((one) => base + one), here, `${here}/sensitivity`, '/workbench/matching/how'];
      const byAllRules = new Set(fewOf(all, 2));
      for (const page of all)
        for (const lang of ['en', 'ar']) {
          const answer = await fetch(
            `${site.origin}${page.startsWith('/p/') ? page : `/p/far-shelves${page}`}`,
            { redirect: 'manual', headers: { cookie: `lang=${lang}; session=${session}` } },
          );
          expect(answer.status, page).toBe(200);
          const tab = await tabOf({ session, lang });
          await show(tab, answer, await answer.text());
          const isByAll = lang === 'en' || byAllRules.has(page);
          const faults = await (isByAll ? looksOf(tab) : looksOtherWay(tab));
          expect(faults, `${page} ${lang}`).toEqual([]);
          if (page.endsWith('/proposals')) {
            const { first, each } = await rowsAt(tab, 1280, 900);
            expect(first, `${page} ${lang}`).toBeLessThanOrEqual(270);
            expect(each, `${page} ${lang}`).toBeLessThanOrEqual(39);
            expect((await rowsAt(tab, 360, 740)).tallest, `${page} ${lang}`).toBeLessThanOrEqual(100);
          }
        }
      await site.close();
    }),
);

test('whoever locks or parts a proposal by its key comes back to its row, or to the one that took its place', () =>
  matchingScene(async ({ ctx, cast, round, run }) => {
    for (const [name, country] of [
      ['Awa', 'SN'],
      ['Berit', 'NO'],
      ['Chipo', 'ZW'],
      ['Dulce', 'MZ'],
      ['Elif', 'TR'],
      ['Farida', 'EG'],
    ] as const)
      await poolMember(ctx, round, { name, country, zone: 'Africa/Dakar' });
    await run();
    const site = await serveSite(ctx, { 'desks.js': await desksScript() });
    const context = await browser().newContext();
    await context.addCookies(
      [
        ['lang', 'en'],
        ['session', await openSession(ctx, { account: cast.accounts.tomas, device: 'A test' })],
      ].map(([name = '', value = '']) => ({ name, value, url: site.origin })),
    );
    const tab = await context.newPage();
    await tab.goto(`${site.origin}/p/far-shelves/workbench/matching/1/proposals`);
    const names = await tab.locator('table.rows tbody th a').allTextContents();
    expect(names.length).toBeGreaterThan(2);
    const focused = () => tab.evaluate(() => document.activeElement?.textContent ?? '');
    const agree = async (act: string) => {
      await tab.waitForURL(/several/);
      await tab.getByRole('button', { name: act, exact: true }).press('Enter');
      await tab.waitForURL(/did=/);
    };
    for (const key of ['j', 'j', 'l']) await tab.keyboard.press(key);
    await agree('Lock');
    expect(await focused()).toContain(names[1]);
    await tab.keyboard.press('p');
    await agree('Part');
    expect(await focused()).toBe(names[2]);
    await context.close();
    await site.close();
  }));
