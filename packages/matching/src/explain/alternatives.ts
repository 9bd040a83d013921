import { asSource } from '../graph/asSource.ts';
import { NOT_ALLOWED, type PairSource } from '../graph/pairSource.ts';
import type { Blossoms, Graph, Matching } from '../graph/types.ts';

/**
 * The best other partner of a vertex by that pair's own weight, and the reason against it. `costs` is the least that the whole would lose
 * if the two were put together, in effective weights (see `Certificate`). With 0 it might lose nothing.
 */
export type WhyNot = { other: number; weight: number; costs: number };

/** Returns the best edge of each vertex outside its match or group, or null. Ties go to the lowest cost, then the lowest index. */
export function bestAlternatives(
  pairs: Graph | PairSource,
  matching: Matching,
  together: (v: number, w: number) => boolean = (v, w) => matching.mate[v] === w,
): (WhyNot | null)[] {
  const source = asSource(pairs);
  const { n, priority } = source;
  const { objective, certificate } = matching;
  const { unit, levels, duals, blossoms } = certificate;
  const base = objective === 'cardinality' ? 1 : 0;
  const bonus = (v: number): number => unit * (levels ? (priority?.[v] ?? 0) + base : 1);
  const costs = (i: number, j: number, weight: number): number => {
    const over = duals[i]! + duals[j]! - 2 * weight - bonus(i) - bonus(j);
    return (over + sharedDual(blossoms, i, j)) / 2;
  };
  const others = new Int32Array(n).fill(-1);
  const best = new Int32Array(n).fill(-1);
  const offer = (v: number, other: number, weight: number): void => {
    if (weight < best[v]!) return;
    if (weight === best[v]) {
      const more = costs(v, other, weight) - costs(v, others[v]!, weight);
      if (more > 0 || (more === 0 && other > others[v]!)) return;
    }
    best[v] = weight;
    others[v] = other;
  };
  const out = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    source.row(i, i + 1, out);
    for (let j = i + 1; j < n; j++) {
      const weight = out[j]!;
      if (weight === NOT_ALLOWED || (weight < best[i]! && weight < best[j]!) || together(i, j)) continue;
      offer(i, j, weight);
      offer(j, i, weight);
    }
  }
  return Array.from(others, (other, v) =>
    other === -1 ? null : { other, weight: best[v]!, costs: costs(v, other, best[v]!) },
  );
}

/** The sum of the duals of all blossoms that contain both vertices. */
function sharedDual({ within, parents, duals }: Blossoms, i: number, j: number): number {
  let a = within[i]!;
  let b = within[j]!;
  while (a !== b && a !== -1 && b !== -1) {
    if (a < b) a = parents[a]!;
    else b = parents[b]!;
  }
  let sum = 0;
  if (a === b) for (; a !== -1; a = parents[a]!) sum += duals[a]!;
  return sum;
}
