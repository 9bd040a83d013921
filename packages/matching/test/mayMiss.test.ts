import { expect, test } from 'vitest';
import type { State } from '../src/blossom/state.ts';
import { layMissing, lowerLeft, mayMiss } from '../src/graph/mayMiss.ts';
import { randomFrom, shuffled } from './graphs.ts';

test('whether a pair was missed is told as if all others were looked at one by one', () => {
  const random = randomFrom(61);
  const seen = { missed: 0, none: 0 };
  for (let round = 0; round < 150; round++) {
    const n = 1 + random(140);
    const place = Int32Array.from(shuffled(random, [...Array.from({ length: n }).keys()]));
    const steps = Float64Array.from({ length: n }, () => random(4) * 5);
    const y = Float64Array.from({ length: n }, () => random(30));
    const left = Int32Array.from({ length: n }, () => random(1 + random(14)) - 1);
    const along = layMissing({ n, place, least: steps }, { n, y } as State, left);
    const shared = (v: number, w: number): number => {
      const [low, high] = [place[v]!, place[w]!].toSorted((a, b) => a - b);
      return Math.min(...steps.slice(low, high));
    };
    for (let v = 0; v < n; v++) {
      if (random(4) === 0) lowerLeft(along, v, (left[v] = Math.max(left[v]! - random(4), -1)));
      const expected = left.some(
        (other, w) => w !== v && y[v]! + y[w]! + shared(v, w) < 2 * Math.min(other, left[v]!),
      );
      expect(mayMiss(along, v)).toBe(expected);
      seen[expected ? 'missed' : 'none']++;
    }
  }
  expect(Math.min(seen.missed, seen.none)).toBeGreaterThan(500);
});
