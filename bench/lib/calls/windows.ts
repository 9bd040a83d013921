import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import type { OpenLine } from './openLine.ts';
import type { Partners } from './serveCalls.ts';

/** Milliseconds after which a bench stops waiting. */
export const PATIENCE = 30_000;

/** Notes each connection to another browser. If there is a line of ours, the other browser's candidates are changed to lead through it. */
const NOTES = `
  globalThis.lines = [];
  globalThis.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(...all) { super(...all); globalThis.lines.push(this); }
    async addIceCandidate(one) {
      if (!globalThis.through) return super.addIceCandidate(one);
      const candidate = await globalThis.through(one.candidate);
      if (candidate) await super.addIceCandidate({ ...one, candidate });
    }
    setRemoteDescription({ type, sdp }) {
      const own = globalThis.through ? sdp.replace(/a=(?:candidate|end-of-candidates).*\\r\\n/g, '') : sdp;
      return super.setRemoteDescription({ type, sdp: own });
    }
  };`;

interface Noted {
  lines: RTCPeerConnection[];
  times: { in: number; frames: number[] };
}

/**
 * Opens the call's page for each of them, in a browser of its own. If two windows share the made-up camera of one Chromium, neither gets a
 * picture for three seconds in a quarter of the calls.
 */
export async function openWindows(
  browsers: readonly Browser[],
  origin: string,
  { page, sessions }: Partners,
  line?: OpenLine,
): Promise<Page[]> {
  return Promise.all(
    sessions.map(async (session, nth) => {
      const context = await browsers[nth]!.newContext({ viewport: { width: 900, height: 700 } });
      const cookies = { session, lang: 'en' };
      await context.addCookies(
        Object.entries(cookies).map(([name, value]) => ({ name, value, url: origin })),
      );
      if (line) await context.exposeFunction('through', line.through);
      await context.addInitScript(NOTES);
      const tab = await context.newPage();
      await tab.goto(origin + page);
      await tab.evaluate(() => {
        const times: Noted['times'] = { in: 0, frames: [] };
        (globalThis as unknown as Noted).times = times;
        for (const video of document.querySelectorAll<HTMLVideoElement>('.tile[data-person] video'))
          video.requestVideoFrameCallback(() => times.frames.push(Date.now()));
        new MutationObserver(() => (times.in ||= Date.now())).observe(document.querySelector('#during')!, {
          attributes: true,
          attributeFilter: ['hidden'],
        });
      });
      return tab;
    }),
  );
}

/**
 * Lets everybody come in. Returns ms from the last arrival until each has drawn a picture of everybody else; null when that never happened.
 */
export async function comeIn(tabs: readonly Page[], mostMs: number): Promise<number | null> {
  await Promise.all(tabs.map((tab) => tab.locator('#come-in').click()));
  try {
    const all = await Promise.all(
      tabs.map(async (tab) => {
        await tab.waitForFunction(
          (others) => (globalThis as unknown as Noted).times.frames.length >= others,
          tabs.length - 1,
          { timeout: mostMs, polling: 50 },
        );
        return tab.evaluate(() => (globalThis as unknown as Noted).times);
      }),
    );
    return Math.max(...all.flatMap(({ frames }) => frames)) - Math.max(...all.map((one) => one.in));
  } catch {
    return null;
  }
}

/** How much sound each connection to another window has received so far. */
const heard = (tab: Page): Promise<number[]> =>
  tab.evaluate(async () => {
    const { lines } = globalThis as unknown as Noted;
    const open = lines.filter(({ connectionState }) => connectionState === 'connected');
    return Promise.all(
      open.map(async (line) => {
        const stats = [...(await line.getStats()).values()] as Record<string, unknown>[];
        const sound = stats.find((one) => one['type'] === 'inbound-rtp' && one['kind'] === 'audio');
        return Number(sound?.['totalAudioEnergy'] ?? 0);
      }),
    );
  });

/** Whether every window hears new sound from every other window from now on. */
export async function isHeard(tabs: readonly Page[], mostMs: number): Promise<boolean> {
  const before = await Promise.all(tabs.map(heard));
  for (const began = performance.now(); performance.now() - began < mostMs;) {
    await pause(100);
    const now = await Promise.all(tabs.map(heard));
    const more = now.map((all, at) => all.filter((one, nth) => one > (before[at]![nth] ?? 0)));
    if (more.every((all) => all.length === tabs.length - 1)) return true;
  }
  return false;
}

/** Pictures of other people that a window has drawn. */
export const drawn = (tab: Page): Promise<number> =>
  tab.evaluate(() =>
    [...document.querySelectorAll<HTMLVideoElement>('.tile[data-person]:not([hidden]) video')]
      .map((video) => video.getVideoPlaybackQuality().totalVideoFrames)
      .reduce((sum, one) => sum + one, 0),
  );

/** Milliseconds until `hold` is true, or `mostMs` when it never is. */
export async function untilAll(hold: () => Promise<boolean>, mostMs: number): Promise<number> {
  const began = performance.now();
  while (performance.now() - began < mostMs && !(await hold())) await pause(50);
  return performance.now() - began;
}

/** Whether the window's last announcement contains these words. */
export const says = async (tab: Page, words: string): Promise<boolean> =>
  ((await tab.locator('#says').textContent()) ?? '').includes(words);

/** Writes words beside the call, and waits until every other window shows them. */
export async function write([first, ...others]: readonly Page[], words: string): Promise<void> {
  await first!.locator('#words-said').fill(words);
  await first!.locator('#words-said').press('Enter');
  for (const tab of others) await tab.locator('#words', { hasText: words }).waitFor();
}

/** Everybody leaves by the button, so that the next call of these people is a new one. */
export async function closeWindows(tabs: readonly Page[]): Promise<void> {
  for (const tab of tabs) {
    const leave = tab.locator('#leave');
    if (await leave.isVisible()) await Promise.all([tab.waitForURL(/\/partnership\/\d+$/), leave.click()]);
    await tab.context().close();
  }
}
