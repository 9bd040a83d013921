import { beyondCap, placesOf } from './cap.ts';
import type { Compiled } from './compile.ts';
import type { Cap } from './types.ts';

/** The people still to be matched. Left out are those in groups made by hand, and those for whom their country has no place. */
export type Pool = { pool: number[]; capped: Map<number, number> };

/** `locked` are groups of candidate numbers; see `beyondCap` for `capped`. */
export function poolOf(
  c: Compiled,
  perCountry: Cap | null | undefined,
  locked: readonly (readonly number[])[],
): Pool {
  const taken = new Set(locked.flat());
  const capped = beyondCap(c, placesOf(perCountry, c.n), taken);
  return { pool: [...c.candidates.keys()].filter((i) => !taken.has(i) && !capped.has(i)), capped };
}

/** A matching of a pool as pairs and leftovers, in candidate numbers. */
export function split(
  mate: Int32Array,
  pool: readonly number[],
): { pairs: [number, number][]; leftovers: number[] } {
  const pairs: [number, number][] = [];
  const leftovers: number[] = [];
  mate.forEach((w, v) => {
    if (w === -1) leftovers.push(pool[v]!);
    else if (v < w) pairs.push([pool[v]!, pool[w]!]);
  });
  return { pairs, leftovers };
}
