import { expect, test } from 'vitest';
import { runBlossom } from '../src/blossom/run.ts';
import { startGreedily } from '../src/blossom/start.ts';
import { createState, type State } from '../src/blossom/state.ts';
import { layOut, sharedDual } from '../src/graph/nest.ts';
import { rowsOf } from '../src/graph/rows.ts';
import { type Edge, graphOf, randomFrom } from './graphs.ts';

test('the duals two vertices share are those of every blossom that holds both', () => {
  const random = randomFrom(41);
  let deepest = 0;
  for (const n of [9, 21, 41]) {
    // An odd number of vertices and heavy, uneven edges make blossoms nest before the last vertex is given up.
    const edges: Edge[] = [];
    for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) edges.push([i, j, 10_000 + random(9)]);
    const s = createState(rowsOf(graphOf(n, edges)));
    startGreedily(s);
    runBlossom(s, () => {});
    const blossoms = blossomsOf(s);
    const nest = layOut(s);
    for (let i = 0; i < n; i++) {
      const shared = Float64Array.from({ length: n }, (_, j) => (j === i ? 0 : sharedDual(nest, i, j)));
      const expected = new Float64Array(n);
      for (const { members, dual } of blossoms) {
        if (members.includes(i)) for (const j of members) if (j !== i) expected[j]! += dual;
      }
      expect(shared).toEqual(expected);
      deepest = Math.max(
        deepest,
        blossoms.filter(({ members, dual }) => dual > 0 && members.includes(i)).length,
      );
    }
  }
  expect(deepest).toBeGreaterThan(1);
});

function blossomsOf(s: State): { members: number[]; dual: number }[] {
  const found: { members: number[]; dual: number }[] = [];
  for (let b = s.n; b < s.nextBlossom; b++) {
    if (s.z[b] === 0) continue;
    const holds = (v: number): boolean => {
      for (let c = v; c !== -1; c = s.parent[c]!) if (c === b) return true;
      return false;
    };
    found.push({ members: [...s.mate.keys()].filter(holds), dual: s.z[b]! });
  }
  return found;
}
