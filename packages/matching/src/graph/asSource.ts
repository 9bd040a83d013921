import { NOT_ALLOWED, type PairSource } from './pairSource.ts';
import { rowsOf } from './rows.ts';
import type { Graph } from './types.ts';

/** A graph's edges as a source of pairs; weights must not be negative. A source is returned as it is. */
export function asSource(pairs: Graph | PairSource): PairSource {
  if ('row' in pairs) return pairs;
  const { n, first, near, twice } = rowsOf(pairs);
  let most = 0;
  for (let q = 0; q < twice.length; q++) if (twice[q]! > most) most = twice[q]!;
  return {
    n,
    most: most / 2,
    ...(pairs.priority && { priority: pairs.priority }),
    row(v, from, out) {
      out.fill(NOT_ALLOWED, from);
      for (let q = first[v]!; q < first[v + 1]!; q++) if (near[q]! >= from) out[near[q]!] = twice[q]! / 2;
    },
  };
}

/** The same pairs, all of weight 0 and without priorities. */
export function unweighted({ n, row }: PairSource): PairSource {
  return {
    n,
    most: 0,
    row(v, first, out) {
      row(v, first, out);
      for (let w = first; w < n; w++) if (out[w]! > 0) out[w] = 0;
    },
  };
}
