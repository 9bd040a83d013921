import { expect, test } from 'vitest';
import { hoursOf, wallOf } from '../../../../test/walls.ts';
import { clockChange, instantToWall, onWall, wallToInstant } from '../../../lib/time/time.ts';
import { allZones } from '../../../lib/time/zones.ts';
import { sharedHours } from '../../../lib/time/sharedHours.ts';
import type { OwnHours } from '../../../lib/time/sharedHours.ts';

const PAIRS = 300;
const QUARTER = 15 * 60_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const isFree = (minute: number, hours: string | null | undefined): boolean =>
  hours ? hours[Math.floor(minute / 30)] === '1' : minute % 1440 >= 7 * 60 && minute % 1440 < 23 * 60;

/** One zone of each sort between 2026 and 2028, by Intl’s offsets in each week. */
function differingZones(): string[] {
  const weeks = Array.from({ length: 157 }, (_, week) => Date.UTC(2026, 0, 1) + week * 7 * DAY);
  const sorts = new Map<string, string>();
  for (const zone of allZones()) {
    const wall = wallOf(zone);
    const sort = weeks.map((time) => Date.parse(`${wall(time).wall}Z`) - time).join();
    if (!sorts.has(sort)) sorts.set(sort, zone);
  }
  return [...sorts.values()];
}

/** Pairs of zones, spread over all pairs. Each has a day on which the clocks of one zone change, if they ever do. */
function pairs(): { people: OwnHours[]; day: string }[] {
  const zones = differingZones();
  const all = zones.flatMap((one, index) => zones.slice(index + 1).map((other) => [one, other] as const));
  return Array.from({ length: PAIRS }, (_, index) => {
    const [one, other] = all[Math.floor((index * all.length) / PAIRS)]!;
    const from = new Date(Date.UTC(2026, 0, 1) + ((index * 37) % 1000) * DAY);
    const change = clockChange(from, index % 2 ? one : other) ?? clockChange(from, one) ?? from;
    return {
      people: [
        { zone: one, hours: hoursOf(index) },
        { zone: other, hours: hoursOf(index + 1) },
      ],
      day: instantToWall(new Date(change.getTime() - DAY), one).slice(0, 10),
    };
  });
}

const PLAYED = pairs();

test('the hours of 300 pairs of zones are those that Intl says for each quarter of an hour, across changes of clocks', () => {
  for (const { people, day } of PLAYED) {
    const walls = people.map(({ zone }) => wallOf(zone));
    const found = sharedHours(people, { from: day, days: 2 });
    const last = Temporal.PlainDate.from(day).add({ days: 2 }).toString();
    const meant: number[] = [];
    for (let time = Date.parse(day) - 15 * HOUR; time < Date.parse(day) + 60 * HOUR; time += QUARTER) {
      const read = walls.map((wall) => wall(time));
      if (read[0]!.date < day || read[0]!.date >= last) continue;
      if (people.every(({ hours }, index) => isFree(read[index]!.minute, hours))) meant.push(time);
    }
    const quarters = found.flatMap(({ stretches }) =>
      stretches.flatMap(({ from, until }) =>
        Array.from(
          { length: (until.getTime() - from.getTime()) / QUARTER },
          (_, at) => from.getTime() + at * QUARTER,
        ),
      ),
    );
    expect(quarters, JSON.stringify([people, day])).toEqual(meant);
  }
});

test('a meeting of 300 pairs is at its hour on the proposer’s wall, and on the other’s where Intl says, across changes of clocks', () => {
  for (const { people, day } of PLAYED) {
    const [one, other] = people.map(({ zone }) => zone) as [string, string];
    const read = wallOf(one);
    const here = (time: number): string => read(time).wall;
    const there = wallOf(other);
    for (let minute = 0; minute < 48 * 60; minute += 90) {
      const wall = Temporal.PlainDateTime.from(day).add({ minutes: minute }).toString().slice(0, 16);
      const at = wallToInstant(wall, one).getTime();
      // When the clocks show a later time, they skip this one, and no instant before shows it.
      expect(here(at) >= wall, `${one} ${wall}`).toBe(true);
      if (here(at) > wall) expect(here(at - 3 * HOUR) < wall).toBe(true);
      else for (const back of [2, 4]) expect(here(at - back * QUARTER)).not.toBe(wall);
      const { day: days, minutes } = onWall(other, new Date(at));
      expect(new Date((days * 1440 + minutes) * 60_000).toISOString().slice(0, 16)).toBe(there(at).wall);
    }
  }
});
