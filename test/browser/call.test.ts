import { gzipSync } from 'node:zlib';
import type { Page as Tab } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chooseWay } from '../../src/rooms/calls/index.ts';
import { stageRound } from '../cast.ts';
import type { Stage } from '../cast.ts';
import { hits } from '../claims/hits.ts';
import type { TestCtx } from '../context.ts';
import { stagePartnership } from '../partners.ts';
import { until } from '../process.ts';
import { axeFindings, widthOver } from './checks.ts';
import { roomSite } from './roomSite.ts';
import type { RoomSite } from './roomSite.ts';

/* The call of partners in real windows with made-up cameras and microphones, on a server of our own with its hub. */

let site: RoomSite;
let ctx: TestCtx;
let cast: Stage;
/** The page of Luca and Amina. */
let room: string;

beforeAll(async () => {
  site = await roomSite('call');
  ({ ctx, cast } = site);
  ctx.clock.set('2027-02-12T12:00:00Z');
  const { id: round } = await stageRound(ctx, cast.programme);
  const people = [cast.people.luca, cast.people.amina];
  const pair = await stagePartnership(ctx, cast.programme, round, people);
  room = `/partnership/${pair}`;
  for (const person of people)
    await chooseWay(ctx, { programme: cast.programme, partnership: pair, person, isDirect: true });
});
afterAll(() => site?.close());

const comeIn = (tab: Tab): Promise<void> => tab.locator('#come-in').click();
const says = (tab: Tab): Promise<string | null> => tab.locator('#says').textContent();

/** Frames of other people that a window has drawn. */
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
  const [luca, amina] = await Promise.all([
    site.reads(`${room}/call`, 'luca'),
    site.reads(`${room}/call`, 'amina'),
  ]);
  const page = await site.reads(room, 'amina');
  await comeIn(luca.tab);
  await until(async () => (await says(luca.tab))?.includes('alone') ?? false);
  // The page of the two shows this without a reload.
  await page.tab.locator('#called', { hasText: 'Luca' }).waitFor();
  await luca.tab.locator('#tell').click();
  await until(async () => (await says(luca.tab))?.includes('mail is on its way') ?? false);
  const mails = await ctx.db
    .selectFrom('outbox')
    .select('person_id as person')
    .where('kind', '=', 'call-waiting')
    .execute();
  expect(mails).toEqual([{ person: cast.people.amina }]);
  expect(await luca.tab.locator('#tell').isVisible()).toBe(false);
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
  await amina.tab.locator('#leave').click();
  expect(await hits(ctx.db, ['secret word'])).toEqual({});
});

/** Takes devices or the means for calls away from a page. The page's storage says which, at the moment of asking for them. */
function takeAway(): void {
  const stored = sessionStorage;
  const lacks = (what: string): boolean => stored.getItem('lacks')?.includes(what) ?? false;
  if (lacks('screen')) Reflect.deleteProperty(MediaDevices.prototype, 'getDisplayMedia');
  if (lacks('calls')) Reflect.deleteProperty(globalThis, 'RTCPeerConnection');
  const take = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = (wanted = {}) => {
    stored.setItem('wanted', JSON.stringify(wanted));
    const isLacking = (['audio', 'video'] as const).some((kind) => wanted[kind] && lacks(kind));
    const name = stored.getItem('trouble') ?? '';
    return isLacking ? Promise.reject(new DOMException('', name)) : take(wanted);
  };
}

test('a camera or microphone that is refused, missing or busy, an old browser and one without script have each their next step, and nobody is kept out who can listen', async () => {
  const { tab, context, heard } = await site.reads(`${room}/call`, 'luca');
  await tab.addInitScript(takeAway);
  const lacks = (what: string, trouble = ''): Promise<void> =>
    tab.evaluate(
      ([what, trouble]) => {
        sessionStorage.setItem('lacks', what!);
        sessionStorage.setItem('trouble', trouble!);
      },
      [what, trouble],
    );
  const problems = async (): Promise<(string | null)[]> =>
    Promise.all(
      (await tab.locator('[data-problem]:visible').all()).map((one) => one.getAttribute('data-problem')),
    );
  for (const [what, trouble, problem] of [
    ['video', 'NotAllowedError', 'refused-camera'],
    ['video', 'NotFoundError', 'missing-camera'],
    ['video', 'NotReadableError', 'busy'],
    ['audio video', 'NotFoundError', 'missing'],
    ['audio video', 'NotAllowedError', 'refused'],
    ['audio screen', 'NotAllowedError', 'refused'],
  ] as const) {
    await lacks(what, trouble);
    await tab.reload();
    await until(async () => String(await problems()) === problem);
    expect(await tab.locator('#otherwise a').count()).toBeGreaterThan(1);
    await comeIn(tab);
    await until(async () => (await says(tab))?.includes('alone') ?? false);
    const pressed = (id: string) => tab.locator(id).getAttribute('aria-pressed');
    expect(await pressed('#hide')).toBe(String(what.includes('video')));
    expect(await tab.locator('#share').isVisible()).toBe(!what.includes('screen'));
    expect(await pressed('#mute')).toBe(String(what.includes('audio')));
  }
  // A microphone that is allowed later is heard without loading the page again.
  await lacks('');
  await tab.locator('#mute').click();
  await tab.locator('#mute[aria-pressed=false]').waitFor();
  // A camera that was off comes back as the chosen one.
  await tab.reload();
  await comeIn(tab);
  const camera = await tab.locator('#camera').inputValue();
  await tab.locator('#hide').click();
  await tab.locator('#hide[aria-pressed=true]').click();
  await tab.locator('#hide[aria-pressed=false]').waitFor();
  expect(await tab.evaluate(() => sessionStorage.getItem('wanted'))).toContain(`{"exact":"${camera}"}`);

  await lacks('calls');
  await tab.reload();
  await until(async () => String(await problems()) === 'old');
  expect(await tab.locator('#before').isVisible()).toBe(false);
  expect(await tab.locator('#otherwise a').count()).toBeGreaterThan(1);
  await heard();

  const { cookies } = await context.storageState();
  const bare = await context.browser()!.newContext({ javaScriptEnabled: false });
  await bare.addCookies(cookies);
  const page = await bare.newPage();
  await page.goto(tab.url());
  expect(await says(page)).toContain('needs JavaScript');
  expect(await page.locator('#come-in').isVisible()).toBe(false);
  expect(await page.locator('#otherwise a').count()).toBeGreaterThan(1);
  await bare.close();
});

const isOver = async (): Promise<boolean> => {
  const open = await ctx.db.selectFrom('call').select('id').where('ended_at', 'is', null).execute();
  return open.length === 0;
};

test('who waits alone is told so, and after twenty minutes that nobody came, with the other ways to talk beside it', async () => {
  const { tab, heard } = await site.reads(`${room}/call`, 'amina');
  await tab.clock.install();
  await comeIn(tab);
  await until(async () => (await says(tab))?.includes('alone') ?? false);
  await tab.clock.fastForward('19:50');
  expect(await says(tab)).toContain('alone');
  await tab.clock.fastForward('00:30');
  expect(await says(tab)).toContain('Nobody came');
  expect(await tab.locator('#during').isVisible()).toBe(false);
  expect(await tab.locator('#otherwise a').count()).toBeGreaterThan(1);
  await until(isOver);
  await heard();
  // Somebody who goes on in another window is told only that.
  await tab.reload();
  await comeIn(tab);
  await until(async () => (await says(tab))?.includes('alone') ?? false);
  const other = await site.reads(`${room}/call`, 'amina');
  await comeIn(other.tab);
  await until(async () => (await says(tab))?.includes('another window') ?? false);
  await tab.clock.fastForward('21:00');
  expect(await says(tab)).toContain('another window');
  await other.tab.locator('#leave').click();
  await until(isOver);
});

test('before a call and during it a phone shows all without sideways scrolling, in Arabic, and each control is reached by Tab', async () => {
  const look = { lang: 'ar', width: 390, height: 800 };
  const { tab, heard } = await site.reads(`${room}/call`, 'luca', look);
  expect(await tab.locator('html').getAttribute('dir')).toBe('rtl');
  /** The controls that Tab does not reach. */
  const missed = async (ids: readonly string[]): Promise<string[]> => {
    const left = new Set(ids);
    for (let presses = 0; presses < 80 && left.size > 0; presses++) {
      await tab.keyboard.press('Tab');
      left.delete(await tab.evaluate(() => document.activeElement?.id ?? ''));
    }
    return [...left];
  };
  for (const [section, controls] of [
    ['#before', ['microphone', 'sound-only', 'come-in']],
    ['#during', ['mute', 'hide', 'share', 'leave', 'tell', 'words-said', 'say']],
  ] as const) {
    await tab.locator(section).waitFor();
    await tab.locator('#microphone option').first().waitFor({ state: 'attached' });
    expect(await axeFindings(tab), section).toEqual([]);
    expect(await widthOver(tab, look.width)).toBe(0);
    expect(await missed(controls), section).toEqual([]);
    if (section === '#before') await comeIn(tab);
  }
  await tab.locator('#leave').click();
  await heard();
  await until(isOver);
});

test('somebody who was signed out while they wait is led to sign in, and back', async () => {
  const { tab } = await site.reads(`${room}/call`, 'amina');
  await comeIn(tab);
  await until(async () => (await says(tab))?.includes('alone') ?? false);
  await ctx.db.deleteFrom('session').where('account_id', '=', cast.accounts.amina).execute();
  // Or its next sign of life, if that comes first.
  await tab.evaluate(() => document.querySelector<HTMLElement>('#tell')?.click());
  await tab.waitForURL(/\/sign-in\b.*call/);
});
