import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wallOf } from '../../../test/walls.ts';
import { sharedHours } from './sharedHours.ts';
import type { OwnHours } from './sharedHours.ts';

const DAYS = 7;
const MINUTE = 60_000;

/** Looks at each minute of the days on everybody's wall clock; shares no code with what it checks. */
function byMinutes(people: readonly OwnHours[], from: string): Map<string, number[]> {
  const walls = people.map(({ zone }) => wallOf(zone));
  const start = Date.parse(from);
  const end = start + DAYS * 86_400_000;
  const after = new Date(end).toISOString().slice(0, 10);
  const found = new Map<string, number[]>();
  for (let time = start - 36 * 3_600_000; time < end + 36 * 3_600_000; time += MINUTE) {
    const { date, minute: first } = walls[0]!(time);
    if (date < from || date >= after) continue;
    const minutes = found.get(date) ?? [];
    found.set(date, minutes);
    const isFree = people.every(({ hours }, index) => {
      const minute = index === 0 ? first : walls[index]!(time).minute;
      const ofDay = minute % 1440;
      return hours ? hours[Math.floor(minute / 30)] === '1' : ofDay >= 7 * 60 && ofDay < 23 * 60;
    });
    if (isFree) minutes.push(time);
  }
  return found;
}

const asMinutes = (people: readonly OwnHours[], from: string): Map<string, number[]> =>
  new Map(
    sharedHours(people, { from, days: DAYS }).map(({ date, stretches }) => [
      date,
      stretches.flatMap((part) =>
        Array.from(
          { length: (part.until.getTime() - part.from.getTime()) / MINUTE },
          (_, minute) => part.from.getTime() + minute * MINUTE,
        ),
      ),
    ]),
  );

const week = fc
  .array(fc.tuple(fc.nat(335), fc.integer({ min: 1, max: 12 })), { minLength: 1, maxLength: 12 })
  .map((runs) => {
    const bits = Array.from({ length: 336 }, () => '0');
    for (const [from, length] of runs) bits.fill('1', from, from + length);
    return bits.join('');
  });

/** Weeks in which clocks change, and the zones in which they do. */
const ODD = [
  ['2027-03-25', ['Europe/London', 'Asia/Kathmandu', 'America/St_Johns']],
  ['2027-10-30', ['Europe/Berlin', 'Asia/Kolkata']],
  ['2027-04-01', ['Australia/Lord_Howe', 'Pacific/Chatham', 'Pacific/Kiritimati']],
  ['2027-09-02', ['America/Santiago', 'Pacific/Niue']],
  ['2027-03-26', ['Antarctica/Troll', 'Asia/Tehran']],
  ['2027-02-04', ['Africa/Casablanca', 'America/Lima']],
  ['2011-12-28', ['Pacific/Apia', 'Asia/Taipei']],
  ['2011-12-28', ['Asia/Taipei', 'Pacific/Apia', 'America/Lima']],
] as const;

test.each(ODD)('shared hours are those of each minute on every wall, from %s in %s', (from, zones) => {
  const [hours] = fc.sample(week, { seed: zones.length + from.length, numRuns: 1 });
  const people = zones.map((zone, index) => (index === 1 ? { zone } : { zone, hours }));
  expect(asMinutes(people, from)).toEqual(byMinutes(people, from));
});

test('shared hours are those of each minute, whatever the zones, hours and weeks of two or three', () => {
  const zone = fc.constantFrom(...new Set(ODD.flatMap(([, zones]) => zones)));
  const person = fc.record({ zone, hours: fc.option(week) });
  const from = fc
    .date({ min: new Date('2026-01-01'), max: new Date('2028-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  fc.assert(
    fc.property(fc.array(person, { minLength: 2, maxLength: 3 }), from, (people, from) => {
      expect(asMinutes(people, from)).toEqual(byMinutes(people, from));
    }),
    { numRuns: 12 },
  );
});

test('a day that a zone skips is none of the days', () => {
  const days = sharedHours([{ zone: 'Pacific/Apia' }], { from: '2011-12-29', days: 3 });
  expect(days.map(({ date }) => date)).toEqual(['2011-12-29', '2011-12-31']);
});
