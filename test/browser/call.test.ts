import { gzipSync } from 'node:zlib';
import type { Page as Tab } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stageRound } from '../cast.ts';
import type { CastName, Stage } from '../cast.ts';
import type { TestCtx } from '../context.ts';
import { stagePartnership } from '../partners.ts';
import { until } from '../process.ts';
import { roomSite } from './roomSite.ts';
import type { RoomSite } from './roomSite.ts';

/* The call of partners in real windows with made-up cameras and microphones, against a server of our own with its hub. */

let site: RoomSite;
let ctx: TestCtx;
let cast: Stage;

beforeAll(async () => {
  site = await roomSite('call');
  ({ ctx, cast } = site);
});
afterAll(() => site?.close());

async function partners(...who: CastName[]): Promise<string> {
  ctx.clock.set('2027-02-12T12:00:00Z');
  const { id: round } = await stageRound(ctx, cast.programme);
  const people = who.map((one) => cast.people[one]);
  const pair = await stagePartnership(ctx, cast.programme, round, people);
  for (const person of people)
    await ctx.db
      .insertInto('call_way')
      .values({
        programme_id: cast.programme,
        partnership_id: pair,
        person_id: person,
        is_direct: true,
        chosen_at: ctx.clock.now(),
      })
      .execute();
  return `/partnership/${pair}`;
}

const comeIn = (tab: Tab): Promise<void> => tab.locator('#come-in').click();
const says = (tab: Tab): Promise<string | null> => tab.locator('#says').textContent();

/** Frames of others that a window has drawn. */
const seen = (tab: Tab): Promise<number[]> =>
  tab.evaluate(() =>
    [...document.querySelectorAll<HTMLVideoElement>('.tile[data-person]:not([hidden]) video')].map(
      (video) => video.getVideoPlaybackQuality().totalVideoFrames,
    ),
  );

test('the script of a call is small', () => {
  expect(gzipSync(site.script, { level: 9 }).length).toBeLessThanOrEqual(15 * 1024);
});

test('two see each other and write beside the call, of which nothing is kept; who leaves is gone at once', async () => {
  const room = await partners('luca', 'amina');
  const [luca, amina] = await Promise.all([
    site.reads(`${room}/call`, 'luca'),
    site.reads(`${room}/call`, 'amina'),
  ]);
  const page = await site.reads(room, 'amina');
  await comeIn(luca.tab);
  await until(async () => (await says(luca.tab))?.includes('alone') ?? false);
  // The page of the two says so by itself.
  await page.tab.locator('#called', { hasText: 'Luca' }).waitFor();
  await comeIn(amina.tab);
  for (const { tab } of [luca, amina])
    await until(async () => (await seen(tab)).some((frames) => frames > 3));
  await luca.tab.locator('#words-said').fill('A secret word');
  await luca.tab.locator('#words-said').press('Enter');
  await amina.tab.locator('#words', { hasText: 'A secret word' }).waitFor();
  await luca.tab.locator('#leave').click();
  await until(async () => (await says(amina.tab))?.includes('has left') ?? false);
  await page.tab.locator('#called', { hasNotText: 'Luca' }).waitFor({ state: 'attached' });
  await luca.heard();
  await amina.heard();
});
