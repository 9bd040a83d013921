import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestByEnumeration } from '../../../../bench/lib/rotation/bestPlan.ts';
import { eightChats, inventedComers } from '../../../../bench/lib/rotation/eightChats.ts';
import { fairPlan, firstOf } from './fairPlan.ts';

const shares = fc
  .tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 2, max: 12 }), fc.integer({ min: 1, max: 4 }))
  .chain(([parts, hours, chats]) =>
    fc.array(
      fc.array(
        fc.array(
          fc.integer({ min: 0, max: 20 }).map((share) => share / 20),
          { minLength: parts, maxLength: parts },
        ),
        {
          minLength: hours,
          maxLength: hours,
        },
      ),
      { minLength: chats, maxLength: chats },
    ),
  );

const sumOf = (chats: readonly (readonly (readonly number[])[])[], plan: readonly number[]): number[] =>
  chats[0]![0]!.map((_, part) => plan.reduce((sum, hour, chat) => sum + chats[chat]![hour]![part]!, 0));

describe('a fair plan', () => {
  it.each([
    [764, 76, true],
    [764, 76, false],
    [60, 20, true],
  ])(
    'of eight chats for %i people of %i countries gives the poorest part of the world four fifths of what the best plan would',
    (people, countries, given) => {
      const { had, most } = eightChats(inventedComers({ people, countries, seed: 7 }, given));
      expect(most).toBeGreaterThan(1);
      expect(had / most).toBeGreaterThanOrEqual(0.8);
    },
  );

  it('is never better than the enumeration of all plans, and seldom far from it', () => {
    const far: number[] = [];
    fc.assert(
      fc.property(shares, (chats) => {
        const none = chats[0]![0]!.map(() => 0);
        const least = Math.min(...sumOf(chats, fairPlan(chats, none)));
        const { most } = bestByEnumeration(chats, 0);
        expect(least).toBeLessThanOrEqual(most + 1e-9);
        far.push(most === 0 ? 1 : least / most);
      }),
      { numRuns: 200 },
    );
    expect(far.filter((share) => share < 0.8).length).toBeLessThan(far.length / 20);
  });

  it('goes where hours are owed: to the part that had none, when another had some', () => {
    const hours = [
      [1, 0],
      [0, 1],
    ];
    expect(fairPlan([hours], [3, 1])).toEqual([1]);
    expect(fairPlan([hours], [1, 3])).toEqual([0]);
  });

  it('chooses the hour that suits everybody where there is one', () => {
    const hours = [
      [1, 0, 0],
      [0.6, 0.6, 0.6],
      [0, 1, 0],
      [0, 0, 1],
    ];
    expect(fairPlan([hours, hours], [0, 0, 0])).toEqual([1, 1]);
  });

  it('begins with the hour of the part that had least', () => {
    const plan = [
      [1, 0],
      [0, 1],
    ];
    expect(firstOf(plan, [2, 0])).toBe(1);
    expect(firstOf(plan, [0, 2])).toBe(0);
  });
});

describe('the enumeration', () => {
  it('finds what trying every plan finds', () => {
    fc.assert(
      fc.property(shares, (chats) => {
        let sums: number[][] = [chats[0]![0]!.map(() => 0)];
        for (const hours of chats.slice(0, 3))
          sums = sums.flatMap((sum) => hours.map((hour) => sum.map((one, part) => one + hour[part]!)));
        const most = Math.max(...sums.map((sum) => Math.min(...sum)));
        expect(bestByEnumeration(chats.slice(0, 3), 0).most).toBeCloseTo(most, 9);
      }),
      { numRuns: 60 },
    );
  });
});
