import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../test/browser/chromium.ts';
import { openLine } from './lib/calls/openLine.ts';
import type { OpenLine } from './lib/calls/openLine.ts';
import { serveCalls } from './lib/calls/serveCalls.ts';
import type { Partners } from './lib/calls/serveCalls.ts';
import { closeWindows, comeIn, drawn, isHeard, openWindows, says, untilAll } from './lib/calls/windows.ts';
import { pause } from './lib/post.ts';
import { mostIn, spread } from './lib/row.ts';
import type { Area, Row } from './lib/row.ts';
import { builtProgram, inScratch } from './lib/scratch.ts';

const CALLS = Number(process.env.CALLS ?? 20);
/** Milliseconds after which a bench gives something up. */
const PATIENCE = 30_000;
/** Bits a second that a narrow line lets through: sound needs about forty thousand. */
const NARROW = 60_000;
const most = mostIn('partnership');

/** Calls of two and three in real windows, by the program as it is shipped; and the same when a line is away or narrow, or the server starts again. */
export const area: Area = {
  name: 'partnership',
  onDemand: true,
  run: async (note) => {
    const main = await builtProgram('calls');
    return inScratch(async (folder) => {
      const served = await serveCalls(main, folder);
      const browser = await launchChromium();
      const inCall = playing(browser, served.origin, served.two);
      try {
        return [
          ...(await many(browser, served.origin, served.two, note)),
          ...(await many(browser, served.origin, served.three, note)),
          await inCall(goneFor10),
          ...(await inCall((tabs) => restarted(tabs, served.restart))),
          ...(await inCall(narrowed)),
        ];
      } finally {
        await browser.close();
        await served.stop();
      }
    });
  },
};

async function many(
  browser: Browser,
  origin: string,
  of: Partners,
  note: (text: string) => void,
): Promise<Row[]> {
  const times: number[] = [];
  let failed = 0;
  for (let nth = 0; nth < CALLS; nth++) {
    const tabs = await openWindows(browser, origin, of);
    const took = await comeIn(tabs, PATIENCE);
    const isSound = took !== null && (await isHeard(tabs, PATIENCE));
    if (isSound) times.push(took);
    else failed++;
    note(`${of.sessions.length} windows, call ${nth + 1}: ${took ?? 'no picture'} ms, sound ${isSound}`);
    await closeWindows(tabs);
  }
  const who = `calls of ${of.sessions.length} windows`;
  return [
    most(`${who} without picture or sound`, failed, `of ${CALLS}`, 0, 'sound both ways by getStats'),
    most(
      `${who}, first picture of all after the last is in, the slowest`,
      times.length > 0 ? Math.max(...times) : NaN,
      'ms',
      3000,
      times.length > 0 ? spread(times) : 'none came',
    ),
  ];
}

/** Plays something with two who are in a call, by a line of ours between them. */
const playing =
  (browser: Browser, origin: string, of: Partners) =>
  async <T>(play: (tabs: [Page, Page], line: OpenLine) => Promise<T>): Promise<T> => {
    const line = openLine();
    const tabs = await openWindows(browser, origin, of, line);
    try {
      if ((await comeIn(tabs, PATIENCE)) === null) throw new Error('nobody saw another by the line');
      await pause(3000);
      return await play([tabs[0]!, tabs[1]!], line);
    } finally {
      await closeWindows(tabs);
      line.close();
    }
  };

/** Whether pictures come at both, since there were so many. */
const seenAnew = (tabs: readonly Page[], before: readonly number[]) => async (): Promise<boolean> =>
  (await Promise.all(tabs.map(drawn))).every((now, at) => now > before[at]! + 3);

async function goneFor10(tabs: [Page, Page], line: OpenLine): Promise<Row> {
  const [luca] = tabs;
  line.cut(true);
  await luca.context().setOffline(true);
  await pause(10_000);
  line.cut(false);
  await luca.context().setOffline(false);
  const took = await untilAll(seenAnew(tabs, await Promise.all(tabs.map(drawn))), PATIENCE);
  return most(
    'media again after a line was gone for 10 s',
    took,
    'ms',
    5000,
    'pictures at both; the pages were away from the server meanwhile, too',
  );
}

async function restarted(tabs: [Page, Page], restart: () => Promise<void>): Promise<Row[]> {
  const [luca, mei] = tabs;
  const over = new AbortController();
  let longest = 0;
  const watching = (async () => {
    let [before, since] = [await drawn(mei), performance.now()];
    while (!over.signal.aborted) {
      await pause(50);
      const now = await drawn(mei);
      if (now > before) [before, since] = [now, performance.now()];
      else longest = Math.max(longest, performance.now() - since);
    }
  })();
  await restart();
  await pause(5000);
  over.abort();
  await watching;
  // The others hear of it by the server alone.
  await luca.locator('#leave').click();
  const heard = await untilAll(() => says(mei, 'has left'), PATIENCE);
  const against = 'SIGTERM, then a new process at the same port';
  return [
    most('longest time without a new picture while the server starts again', longest, 'ms', 1000, against),
    most(
      'signals again by themselves after it, until one hears that the other left',
      heard,
      'ms',
      5000,
      against,
    ),
  ];
}

async function narrowed(tabs: [Page, Page], line: OpenLine): Promise<Row[]> {
  line.narrow(NARROW);
  const down = await untilAll(
    async () => (await Promise.all(tabs.map((tab) => says(tab, 'sound only for now')))).every(Boolean),
    PATIENCE,
  );
  const isStill = await isHeard(tabs, 5000);
  line.narrow(Infinity);
  const before = await Promise.all(tabs.map(drawn));
  const back = await untilAll(seenAnew(tabs, before), 2 * PATIENCE);
  const against = `${NARROW / 1000} kb/s each way, sound ${isStill ? 'went on' : 'was lost'}`;
  return [
    most('sound alone at both on a narrow line', down / 1000, 's', 10, against),
    most('picture back at both, once it is wide again', back / 1000, 's', 60, against),
  ];
}
