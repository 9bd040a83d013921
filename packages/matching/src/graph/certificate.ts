import type { State } from '../blossom/state.ts';
import type { Reason } from './phases.ts';
import type { Blossoms, Certificate } from './types.ts';

/** The duals of a finished run, counted from the floor of each vertex. */
export function certificateOf(s: State, reason: Reason): Certificate {
  return { ...reason, duals: s.y.map((y, v) => y - s.floor[v]!), blossoms: blossomsOf(s) };
}

/** The blossoms with a dual; each comes before those around it. */
function blossomsOf(s: State): Blossoms {
  const kept: number[] = [];
  for (let b = s.n; b < s.nextBlossom; b++) if (s.z[b]! > 0) kept.push(b);
  kept.sort((a, b) => s.size[a]! - s.size[b]! || a - b);
  const number = new Map(kept.map((b, k) => [b, k]));
  const around = (x: number): number => {
    let b = s.parent[x]!;
    while (b !== -1 && s.z[b] === 0) b = s.parent[b]!;
    return b === -1 ? -1 : number.get(b)!;
  };
  const within = new Int32Array(s.n);
  for (let v = 0; v < s.n; v++) within[v] = around(v);
  return { within, parents: Int32Array.from(kept, around), duals: Float64Array.from(kept, (b) => s.z[b]!) };
}
