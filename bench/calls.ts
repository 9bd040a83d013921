import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../test/browser/chromium.ts';
import { goneFor10, narrowed, restarted } from './lib/calls/faults.ts';
import { kept, weighed, WORDS } from './lib/calls/kept.ts';
import { openLine } from './lib/calls/openLine.ts';
import type { OpenLine } from './lib/calls/openLine.ts';
import { serveCalls } from './lib/calls/serveCalls.ts';
import type { Partners } from './lib/calls/serveCalls.ts';
import { closeWindows, comeIn, isHeard, openWindows, PATIENCE, write } from './lib/calls/windows.ts';
import { mostIn, spread } from './lib/row.ts';
import type { Area, Row } from './lib/row.ts';
import { builtProgram, inScratch } from './lib/scratch.ts';

const CALLS = Number(process.env.CALLS ?? 20);
const most = mostIn('partnership');

/**
 * Calls of two and three people in real windows, on the program as shipped; then with a line cut or narrow, and with the server restarted.
 */
export const area: Area = {
  name: 'partnership',
  onDemand: true,
  run: async (note) => {
    const main = await builtProgram('calls');
    return inScratch(async (folder) => {
      const served = await serveCalls(main, folder);
      const browsers = await Promise.all([launchChromium(), launchChromium(), launchChromium()]);
      const inCall = playing(browsers, served.origin, served.two, note);
      try {
        return [
          ...(await many(browsers, served.origin, served.two, note)),
          ...(await many(browsers, served.origin, served.three, note)),
          ...(await inCall('a line gone for 10 s', goneFor10)),
          ...(await inCall('a new start of the server', (tabs) => restarted(tabs, served.restart))),
          ...(await inCall('a narrow line', narrowed)),
          await kept(served),
          await weighed(main),
        ];
      } finally {
        await Promise.all(browsers.map((browser) => browser.close()));
        await served.stop();
      }
    });
  },
};

async function many(
  browsers: readonly Browser[],
  origin: string,
  of: Partners,
  note: (text: string) => void,
): Promise<Row[]> {
  const times: number[] = [];
  let failed = 0;
  for (let nth = 0; nth < CALLS; nth++) {
    const tabs = await openWindows(browsers, origin, of);
    const took = await comeIn(tabs, PATIENCE);
    const isSound = took !== null && (await isHeard(tabs, PATIENCE));
    if (isSound) await write(tabs, WORDS);
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

/** Runs a play with two people in a call whose browsers connect through our own line. */
const playing =
  (browsers: readonly Browser[], origin: string, of: Partners, note: (text: string) => void) =>
  async (name: string, play: (tabs: [Page, Page], line: OpenLine) => Promise<Row[]>): Promise<Row[]> => {
    note(name);
    const line = openLine();
    const tabs = await openWindows(browsers, origin, of, line);
    try {
      if ((await comeIn(tabs, PATIENCE)) === null) throw new Error('nobody saw another by the line');
      await pause(3000);
      return await play([tabs[0]!, tabs[1]!], line);
    } finally {
      await closeWindows(tabs);
      line.close();
    }
  };
