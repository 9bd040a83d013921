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
    const vertexAt = new Int32Array(n);
    for (let v = 0; v < n; v++) vertexAt[place[v]!] = v;
    // Walks from v in both directions, with the least step so far.
    const isMissed = (v: number): boolean =>
      [1, -1].some((way) => {
        let shared = Infinity;
        for (let at = place[v]! + way; at >= 0 && at < n; at += way) {
          shared = Math.min(shared, steps[way > 0 ? at - 1 : at]!);
          const w = vertexAt[at]!;
          if (y[v]! + y[w]! + shared < 2 * Math.min(left[w]!, left[v]!)) return true;
        }
        return false;
      });
    for (let v = 0; v < n; v++) {
      if (random(4) === 0) lowerLeft(along, v, (left[v] = Math.max(left[v]! - random(4), -1)));
      const expected = isMissed(v);
      expect(mayMiss(along, v)).toBe(expected);
      seen[expected ? 'missed' : 'none']++;
    }
  }
  expect(Math.min(seen.missed, seen.none)).toBeGreaterThan(500);
});
