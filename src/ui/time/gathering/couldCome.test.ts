import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hoursOf, wallOf } from '../../../../test/walls.ts';
import { clockChange } from '../../../lib/time/time.ts';
import { allZones } from '../../../lib/time/zones.ts';
import { couldCome, peopleByPart } from './couldCome.ts';
import type { Comers } from '../../../lib/time/comers.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const one = (over: Partial<Comers> = {}): Comers => ({
  part: '142',
  zone: 'Asia/Tokyo',
  hours: null,
  away: [],
  people: 1,
  ...over,
});

const at = (text: string) => new Date(`${text}Z`);

const come = (comers: readonly Comers[], starts: string[], minutes = 60): number =>
  couldCome(comers, [{ starts: starts.map(at), minutes }])[0]!.get('142') ?? 0;

describe('who could come to a chat', () => {
  it('is awake from its beginning to its end, where no hours were given', () => {
    expect(come([one()], ['2027-03-01T13:00'])).toBe(1);
    expect(come([one()], ['2027-03-01T13:30'])).toBe(0);
    expect(come([one()], ['2027-02-28T22:00'])).toBe(1);
    expect(come([one()], ['2027-02-28T21:45'])).toBe(0);
  });

  it('has the whole of it in the hours they gave', () => {
    const monday = one({ hours: `${'0'.repeat(36)}11${'0'.repeat(298)}` });
    // Monday, 18:00 to 19:00 in Tokyo.
    expect(come([monday], ['2027-03-01T09:00'])).toBe(1);
    expect(come([monday], ['2027-03-01T09:15'])).toBe(0);
    expect(come([monday], ['2027-03-02T09:00'])).toBe(0);
  });

  it('is not away then', () => {
    const away = one({ away: [{ from: at('2027-03-01T00:00'), until: at('2027-03-02T00:00') }] });
    expect(come([away], ['2027-03-01T09:00'])).toBe(0);
    expect(come([away], ['2027-03-02T00:00'])).toBe(1);
    expect(come([away], ['2027-02-28T23:30'])).toBe(0);
  });

  it('counts once for a chat with two sessions, and for either', () => {
    const both = [one({ people: 3 }), one({ zone: 'America/Lima', people: 2 })];
    expect(come(both, ['2027-03-01T03:00'])).toBe(5);
    expect(come(both, ['2027-03-01T08:00'])).toBe(3);
    expect(come(both, ['2027-03-01T08:00', '2027-03-01T20:00'])).toBe(5);
  });

  it('is counted by part of the world', () => {
    const comers = [one({ people: 4 }), one({ part: '009', people: 2 })];
    expect([...peopleByPart(comers)]).toEqual([
      ['142', 4],
      ['009', 2],
    ]);
    expect(couldCome(comers, [{ starts: [at('2027-03-01T03:00')], minutes: 60 }])).toEqual([
      new Map([
        ['142', 4],
        ['009', 2],
      ]),
    ]);
  });

  it('is who is free in every minute by the wall that Intl shows, in every zone, also while clocks change', () => {
    const zones = allZones();
    fc.assert(
      fc.property(
        fc.nat(zones.length - 1),
        fc.nat(1000),
        fc.nat(400),
        fc.constantFrom(30, 60, 90),
        (index, day, quarters, minutes) => {
          const zone = zones[index]!;
          const from = new Date(Date.UTC(2026, 0, 1) + day * 24 * HOUR);
          const change = clockChange(from, zone) ?? from;
          const start = change.getTime() - 50 * HOUR + quarters * 15 * MINUTE;
          const wall = wallOf(zone);
          const hours = hoursOf(index + day);
          const isFree = Array.from(
            { length: minutes },
            (_, minute) => wall(start + minute * MINUTE).minute,
          ).every((minute) =>
            hours
              ? hours[Math.floor(minute / 30)] === '1'
              : minute % 1440 >= 7 * 60 && minute % 1440 < 23 * 60,
          );
          const counts = couldCome([one({ zone, hours })], [{ starts: [new Date(start)], minutes }]);
          expect(counts[0]!.size).toBe(isFree ? 1 : 0);
        },
      ),
      { numRuns: 1500 },
    );
  });
});
