import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { onWall, wallToInstant } from '../../src/lib/time/time.ts';
import { allZones } from '../../src/lib/time/zones.ts';
import { hoursOf } from '../../test/walls.ts';
import { sharedHours } from '../../src/lib/time/sharedHours.ts';
import { hoursToShow, shownOtherwise } from './shownHours.ts';

// Runs `npm run test:hours`. Compares the following with Python's zoneinfo and Debian's own table, for three years: the hours that two
// people share, in every quarter of an hour; their meetings on each other's clocks, on every day; and the announced hours of chats in every
// zone. Pairs are any two zones that differ in these years. `-- 1/3` takes a third of the pairs.
const PYTHON = '/usr/bin/python3';
const FIRST = '2026-01-01';
const DAYS = 1096;
const STEPS = (DAYS * 1440) / 15;
const [part = 1, parts = 1] = (process.argv[2] ?? '1/1').split('/').map(Number);
const start = Date.parse(FIRST);
const end = start + DAYS * 86_400_000;
/** The hours of the meetings in turn, including hours at which clocks change. */
const MEETINGS = [
  [2, 30],
  [0, 30],
  [1, 30],
  [18, 0],
  [3, 15],
] as const;

/** Changes of a zone's clocks: the quarter of an hour, and the minutes ahead of UTC from then on. Only Temporal is asked. */
function changesOf(zone: string): [number, number][] {
  let at = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(zone);
  const found: [number, number][] = [];
  while (at.epochMilliseconds < end) {
    found.push([(at.epochMilliseconds - start) / 900_000, at.offsetNanoseconds / 60e9]);
    const next = at.getTimeZoneTransition('next');
    if (!next) break;
    at = next;
  }
  return found.filter(([, ahead], index) => found[index - 1]?.[1] !== ahead);
}

const differing = Map.groupBy(allZones(), (zone) => JSON.stringify(changesOf(zone)));
const zones = [...differing.values()].map(([zone]) => zone!);
const hours = zones.map((_, index) => hoursOf(index));
const walls = Array.from({ length: DAYS }, (_, index) => {
  const [hour, minute] = MEETINGS[index % MEETINGS.length]!;
  return Temporal.PlainDateTime.from(FIRST).add({ days: index }).with({ hour, minute }).toString();
});
const instants = zones.map((zone) => walls.map((wall) => wallToInstant(wall, zone)));

/** The quarters in which both are free. The first and last days lie partly outside the three years, and are cut off. */
function sharedBits(one: number, other: number): Uint8Array {
  const bits = new Uint8Array(Math.ceil(STEPS / 8));
  const people = [one, other].map((index) => ({ zone: zones[index]!, hours: hours[index]! }));
  for (const { stretches } of sharedHours(people, { from: '2025-12-31', days: DAYS + 2 }))
    for (const { from, until } of stretches) {
      const last = Math.min(until.getTime(), end);
      for (let time = Math.max(from.getTime(), start); time < last; time += 900_000) {
        const step = (time - start) / 900_000;
        bits[step >> 3]! |= 1 << (step & 7);
      }
    }
  return bits;
}

function digestOf(one: number, other: number): string {
  const digest = createHash('sha256');
  if (one < other) digest.update(sharedBits(one, other));
  const shown = instants[one]!.map((at) => {
    const { day, minutes } = onWall(zones[other]!, at);
    return day * 1440 + minutes;
  });
  return digest.update(shown.join(',')).digest('hex');
}

const shown = hoursToShow();
const asked = {
  shown,
  zones,
  hours,
  start: FIRST,
  first: FIRST,
  steps: STEPS,
  days: DAYS,
  meetings: MEETINGS,
};
const read = spawnSync(PYTHON, [join(import.meta.dirname, 'testHours.py')], {
  input: JSON.stringify(asked),
  encoding: 'utf8',
  maxBuffer: 200_000_000,
});
if (read.status === 0) {
  const lines = read.stdout.trim().split('\n');
  const isKnown = zones.map(
    (zone, index) => lines[index] === JSON.stringify(changesOf(zone)).replaceAll(',', ', '),
  );
  const other = zones.filter((_, index) => !isKnown[index]);
  let pairs = 0;
  const wrong = zones.flatMap((zone, one) =>
    zones.flatMap((there, two) => {
      if (one === two || one % parts !== part - 1 || !isKnown[one] || !isKnown[two]) return [];
      pairs += 1;
      return lines[zones.length + one * zones.length + two] === digestOf(one, two)
        ? []
        : [`${zone} ${there}`];
    }),
  );
  console.log(
    `${zones.length} zones that differ, ${pairs} ordered pairs: ${wrong.length} computed otherwise`,
  );
  if (other.length > 0)
    console.log(
      `Left out, since the two tables (here ${process.versions.tz}) say different things: ${other.join(', ')}`,
    );
  for (const pair of wrong) console.error(pair);
  const announced = shownOtherwise(shown, lines.slice(zones.length + zones.length ** 2));
  console.log(`${announced.count} announced hours of chats: ${announced.wrong.length} said otherwise`);
  if (announced.unknown.length > 0) console.log(`Not known alike: ${announced.unknown.join(', ')}`);
  for (const one of announced.wrong) console.error(one);
  const tooMany =
    other.length > zones.length / 10 || announced.unknown.length > Object.keys(shown).length / 10;
  process.exitCode = wrong.length + announced.wrong.length > 0 || tooMany ? 1 : 0;
} else {
  console.error(`Nothing tested: this needs python3 with tzdata.\n${read.stderr}`);
  process.exitCode = 1;
}
