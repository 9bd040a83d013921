import { addDays, instantToWall, wallToInstant } from '../../../lib/time/time.ts';
import type { OwnHours, Stretch } from '../../../lib/time/sharedHours.ts';
import { suitingHours } from './bestHours.ts';
import { chosenHours } from './chosenHours.ts';

const DAYS = 14;
const MINUTES = 60;
const MOST = 3;

/**
 * At most three hours within two weeks for a first meeting, in their order, not before the day after tomorrow. The hours are the same for
 * every reader: the people are in an order that does not depend on the reader.
 */
export function firstHours(
  people: readonly OwnHours[],
  { now, latest, taken }: { now: Date; latest: Date; taken: readonly Stretch[] },
): Date[] {
  const home = people[0]?.zone ?? 'UTC';
  const from = instantToWall(now, home).slice(0, 10);
  const earliest = wallToInstant(addDays(`${from}T00:00`, 2), home);
  const all = suitingHours({ people, from, days: DAYS, minutes: MINUTES, earliest, latest, taken });
  return chosenHours(all, MOST).map(({ at }) => at);
}
