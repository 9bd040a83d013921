import { expect, test } from 'vitest';
import { matchingScene } from '../matchingScene.ts';
import { poolMember } from '../pool.ts';
import { deskSite } from './deskSite.ts';
import { looksOf } from './checks.ts';
import { fileBrowser } from './fileBrowser.ts';
import { show } from './tabs.ts';

const browser = fileBrowser();

test(
  'each whom somebody could be paired with stands on two lines, beside the list that one came from, too',
  { timeout: 300_000 },
  () =>
    matchingScene(async ({ ctx, cast, round, people, alone, run }) => {
      for (const k of [1, 2, 3])
        await poolMember(ctx, round, {
          name: `Aminata Ndèye Sokhna ${k}`,
          country: 'SN',
          zone: 'Africa/Dakar',
        });
      await run();
      const { site, session, tabOf } = await deskSite(ctx, browser(), cast.accounts.tomas);
      const own = `${site.origin}/p/far-shelves/workbench/matching/1/people`;
      for (const lang of ['en', 'es', 'fr', 'ar'])
        for (const page of [`${people[0]!.application}`, `${alone.application}?round=1&sort=person`]) {
          const answer = await fetch(`${own}/${page}`, {
            headers: { cookie: `lang=${lang}; session=${session}` },
          });
          const tab = await tabOf({ session, lang });
          await show(tab, answer, await answer.text());
          await tab.setViewportSize({ width: 1280, height: 900 });
          const tall = await tab.evaluate(() =>
            [...document.querySelectorAll('.desk .rows tbody tr:not(.under)')].map(
              (row) =>
                row.getBoundingClientRect().height + row.nextElementSibling!.getBoundingClientRect().height,
            ),
          );
          // The reasons are as wide as the table.
          const [reasons, table] = await tab.evaluate(() => {
            const details = document.querySelector<HTMLDetailsElement>('.under details')!;
            details.open = true;
            return [details.querySelector('div')!, details.closest('table')!].map((one) => one.clientWidth);
          });
          expect(reasons! / table!, `${page} ${lang}`).toBeGreaterThan(0.9);
          expect(tall.length).toBeGreaterThan(3);
          expect(Math.max(...tall), `${page} ${lang}`).toBeLessThanOrEqual(90);
          // Reasons of any length are cut before they widen the page beyond the screen.
          const wide = await tab.evaluate(() => {
            for (const one of document.querySelectorAll<HTMLDetailsElement>('.under details'))
              one.open = false;
            for (const one of document.querySelectorAll('.under summary'))
              one.append(' and so on'.repeat(20));
            return document.documentElement.scrollWidth;
          });
          expect(wide, `${page} ${lang}`).toBeLessThanOrEqual(1280);
          if (lang !== 'en') expect(await looksOf(tab), `${page} ${lang}`).toEqual([]);
        }
      const runs = await fetch(`${site.origin}/p/far-shelves/workbench/matching/1`, {
        headers: { cookie: `lang=en; session=${session}` },
      });
      const tab = await tabOf({ session, lang: 'en' });
      await show(tab, runs, await runs.text());
      await tab.setViewportSize({ width: 1280, height: 900 });
      // Cells with numbers of a run do not have the edge of a quotation.
      const edges = await tab
        .locator('td.said')
        .evaluateAll((all) => all.map((one) => getComputedStyle(one).borderInlineStartWidth));
      expect(edges).toEqual(['0px', '0px', '0px']);
      await site.close();
    }),
);
