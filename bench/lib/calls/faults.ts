import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { mostIn } from '../row.ts';
import type { Row } from '../row.ts';
import type { OpenLine } from './openLine.ts';
import { drawn, isHeard, PATIENCE, says, untilAll } from './windows.ts';

const most = mostIn('partnership');
/** Bits a second that a narrow line lets through; sound needs about forty thousand. */
const NARROW = 60_000;

/** Whether both windows have drawn more pictures than at the given count. */
const seenAnew = (tabs: readonly Page[], before: readonly number[]) => async (): Promise<boolean> =>
  (await Promise.all(tabs.map(drawn))).every((now, at) => now > before[at]! + 3);

/** Cuts the line for ten seconds. */
export async function goneFor10(tabs: [Page, Page], line: OpenLine): Promise<Row[]> {
  const [luca] = tabs;
  line.cut(true);
  await luca.context().setOffline(true);
  await pause(10_000);
  line.cut(false);
  await luca.context().setOffline(false);
  const took = await untilAll(seenAnew(tabs, await Promise.all(tabs.map(drawn))), PATIENCE);
  const against = 'pictures at both; the pages were away from the server meanwhile, too';
  return [most('media again after a line was gone for 10 s', took, 'ms', 5000, against)];
}

/** Restarts the server in mid-call. */
export async function restarted(tabs: [Page, Page], restart: () => Promise<void>): Promise<Row[]> {
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
  // Only the server can tell the others.
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

/** Makes the line too narrow for pictures. */
export async function narrowed(tabs: [Page, Page], line: OpenLine): Promise<Row[]> {
  line.narrow(NARROW);
  // Each window says so once; it soon tries a better step.
  const took = await Promise.all(
    tabs.map((tab) => untilAll(() => says(tab, 'sound only for now'), PATIENCE)),
  );
  const down = Math.max(...took);
  const isStill = await isHeard(tabs, 5000);
  line.narrow(Infinity);
  const before = await Promise.all(tabs.map(drawn));
  const back = await untilAll(seenAnew(tabs, before), 2 * PATIENCE);
  const against = `${NARROW / 1000} kb/s each way`;
  return [
    most('sound alone at both on a narrow line', down / 1000, 's', 10, against),
    most('windows that hear nothing on it', isStill ? 0 : 1, '', 0, against),
    most('picture back at both, once it is wide again', back / 1000, 's', 60, against),
  ];
}
