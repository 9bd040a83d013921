import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import { createDb, createPool } from '../../../src/db/pool.ts';
import { migrate } from '../../../src/db/migrate.ts';
import { openSession } from '../../../src/rooms/people/index.ts';
import { BROUGHT } from '../../../src/web/brought.ts';
import { servedFiles } from '../../../test/browser/servedFiles.ts';
import { sharedChromium } from '../../../test/browser/chromium.ts';
import { serveSite } from '../../../test/browser/site.ts';
import { testContext } from '../../../test/context.ts';
import { fillAround } from './fillAround.ts';
import { fillDesk } from './fill.ts';
import { opensWith, pathOf } from './opensWith.ts';

// A process of its own, on the empty database that its argument names. Fills it with a thousand applications and opens every list of the
// workbench and today in a browser. Prints where the rows stand, in CSS pixels, and the size of the script of the desks.

/** A list in a window of 1280 by 900, and the height of its tallest row in a window 360 wide. */
export interface Dense {
  list: string;
  /** False for a table with rows alone, without the rest of a full list. */
  isList: boolean;
  /** The number of rows, the start of the first one, the height of each, and the start of whatever covers rows at the lower edge. */
  rows: number;
  first: number;
  each: number;
  lower: number;
  tallest: number;
}

const db = createDb(createPool(JSON.parse(process.argv[2]!) as { host: string }));
await migrate(db);
const ctx = testContext(db);
const filled = await fillDesk(ctx, 1000);
await fillAround(ctx, filled);
const { slug, accounts } = filled.cast;
const island = await build({
  entryPoints: ['src/web/islands/desks.ts'],
  bundle: true,
  write: false,
  minify: true,
  format: 'esm',
});
const script = island.outputFiles[0]!.text;
const files = await servedFiles({ 'desks.js': script });
const site = await serveSite(ctx, files);
const browser = await sharedChromium();
const context = await browser.newContext();
const session = await openSession(ctx, { account: accounts.tomas, device: '', proved: true });
const cookies = Object.entries({ lang: 'en', session });
await context.addCookies(cookies.map(([name, value]) => ({ name, value, url: site.origin })));
const tab = await context.newPage();

/** Tables that are not full lists, and the page of each. */
const TABLES = {
  rounds: 'rounds',
  chats: 'chats',
  'coming mails': 'outbox/coming',
  wording: 'wording',
  pages: 'pages',
};

const seen: Dense[] = [];
for (const [list, { path }] of BROUGHT.lists) {
  const [opens] = opensWith(list) as [string];
  await tab.goto(`${site.origin}/p/${slug}${pathOf(path, opens)}?${opens}`);
  seen.push({ list, isList: true, ...(await standing(tab, '.desk .rows tbody tr')) });
}
await tab.goto(`${site.origin}/p/${slug}/workbench`);
seen.push({ list: 'today', isList: true, ...(await standing(tab, '[aria-labelledby="needs"] tbody tr')) });
for (const [list, path] of Object.entries(TABLES)) {
  await tab.goto(`${site.origin}/p/${slug}/workbench/${path}`);
  seen.push({ list, isList: false, ...(await standing(tab, '.desk .two-lines:not(.rows) tbody tr')) });
}
await context.close();
await browser.close();
await site.close();
await db.destroy();
console.log(JSON.stringify({ seen, island: gzipSync(script).length }));
process.exit();

async function standing(tab: Page, rows: string): Promise<Omit<Dense, 'list' | 'isList'>> {
  const read = (): Promise<Omit<Dense, 'list' | 'isList'>> =>
    tab.evaluate((rows) => {
      const boxes = [...document.querySelectorAll(rows)].map((row) => row.getBoundingClientRect());
      const heights = boxes.map(({ height }) => height);
      return {
        rows: boxes.length,
        first: boxes[0]?.top ?? 0,
        each: heights.reduce((sum, one) => sum + one, 0) / heights.length,
        lower: document.querySelector('#bulk')?.getBoundingClientRect().top ?? innerHeight,
        tallest: Math.max(...heights),
      };
    }, rows);
  await tab.setViewportSize({ width: 1280, height: 900 });
  const wide = await read();
  await tab.setViewportSize({ width: 360, height: 740 });
  return { ...wide, tallest: (await read()).tallest };
}
