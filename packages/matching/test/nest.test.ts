import { expect, test } from 'vitest';
import { runBlossom } from '../src/blossom/run.ts';
import { leaves, type State } from '../src/blossom/state.ts';
import { fillShared, layOut } from '../src/graph/nest.ts';
import { type Edge, randomFrom } from './graphs.ts';

test('the duals two vertices share, by the row, are those of every blossom that holds both', () => {
  const random = randomFrom(41);
  let deepest = 0;
  for (const n of [9, 21, 41]) {
    // An odd number of vertices and heavy, uneven edges: blossoms nest before the last vertex is given up.
    const edges: Edge[] = [];
    for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) edges.push([i, j, 10_000 + random(9)]);
    const s = runBlossom(
      {
        n,
        from: Int32Array.from(edges, (e) => e[0]),
        to: Int32Array.from(edges, (e) => e[1]),
        weight: Float64Array.from(edges, (e) => e[2]),
      },
      () => {},
    );
    const blossoms = blossomsOf(s);
    const nest = layOut(s);
    for (let i = 0; i < n; i++) {
      const shared = new Float64Array(n);
      fillShared(nest, i, shared);
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
  for (let b = s.n; b < 2 * s.n; b++) {
    if (s.base[b] !== -1) found.push({ members: leaves(s, b), dual: s.dual[b]! });
  }
  return found;
}
