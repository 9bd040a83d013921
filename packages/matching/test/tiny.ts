import { type Objective, solve, verify } from '../src/index.ts';
import { type Edge, graphOf } from './fuzzGraphs.ts';

/** The pairs of n vertices, in order. The base-3 digits of a code are the weights of a graph's pairs; 0 means no edge. */
export const pairsOf = (n: number): [i: number, j: number][] =>
  Array.from({ length: n }, (_, i) => i).flatMap((i) =>
    Array.from({ length: n - i - 1 }, (_, k): [number, number] => [i, i + 1 + k]),
  );

/** All matchings of n vertices, as lists of pair numbers. */
export function matchingsOf(n: number): number[][] {
  const pairs = pairsOf(n);
  const found: number[][] = [[]];
  for (let at = 0; at < found.length; at++) {
    const taken = new Set(found[at]!.flatMap((k) => pairs[k]!));
    for (let k = (found[at]!.at(-1) ?? -1) + 1; k < pairs.length; k++) {
      if (!pairs[k]!.some((v) => taken.has(v))) found.push([...found[at]!, k]);
    }
  }
  return found;
}

/** Throws if the graph of a code is not proven, or is matched worse than by the best of all `matchings`. */
export function checkTiny(n: number, code: number, pairs: [number, number][], matchings: number[][]): void {
  const weights = pairs.map((_, k) => Math.floor(code / 3 ** k) % 3);
  const edges = pairs.flatMap(([i, j], k): Edge[] => (weights[k]! > 0 ? [[i, j, weights[k]!]] : []));
  const graph = graphOf(n, edges);
  for (const objective of ['cardinality', 'weight'] as const) {
    const ours = solve(graph, { objective });
    const best = bestOf(weights, matchings, objective);
    const value = objective === 'cardinality' ? 100 * ours.cardinality + ours.weight : ours.weight;
    if (value !== best || !verify(graph, ours).ok)
      throw new Error(`${n} vertices, graph ${code}, ${objective}: ${value}, at best ${best}`);
  }
}

function bestOf(weights: number[], matchings: number[][], objective: Objective): number {
  const more = objective === 'cardinality' ? 100 : 0;
  let best = 0;
  for (const pairs of matchings) {
    let value = 0;
    for (const k of pairs) value += weights[k] === 0 ? -1000 : weights[k]! + more;
    if (value > best) best = value;
  }
  return best;
}

/** The codes of graphs of n vertices, one for each kind of graph: renumbering the vertices gives no two of them the same code. */
export function kindsOf(n: number): number[] {
  const pairs = pairsOf(n);
  const seen = new Uint8Array(3 ** pairs.length);
  const half = Math.ceil(pairs.length / 2);
  const numberings = ordersOf(n).map((to) => {
    const powers = pairs.map(([i, j]) => powerOf(pairs, to[i]!, to[j]!));
    return [sumsOf(powers.slice(0, half)), sumsOf(powers.slice(half))] as const;
  });
  const kinds: number[] = [];
  for (let code = 0; code < seen.length; code++) {
    if (seen[code] !== 0) continue;
    kinds.push(code);
    const low = code % 3 ** half;
    const high = Math.floor(code / 3 ** half);
    for (const [lows, highs] of numberings) seen[lows[low]! + highs[high]!] = 1;
  }
  return kinds;
}

/** The digits of each code, each times its power. Looking up half a code here is much faster than taking its digits one by one. */
function sumsOf(powers: readonly number[]): Int32Array {
  const sums = new Int32Array(3 ** powers.length);
  for (const [k, power] of powers.entries())
    for (let code = 0; code < 3 ** k; code++)
      for (const digit of [1, 2]) sums[digit * 3 ** k + code] = sums[code]! + digit * power;
  return sums;
}

const powerOf = (pairs: [number, number][], i: number, j: number): number =>
  3 ** pairs.findIndex(([a, b]) => a === Math.min(i, j) && b === Math.max(i, j));

/** All permutations of the numbers from 0 to below n. */
function ordersOf(n: number): number[][] {
  if (n === 0) return [[]];
  return ordersOf(n - 1).flatMap((order) =>
    Array.from({ length: n }, (_, at) => [...order.slice(0, at), n - 1, ...order.slice(at)]),
  );
}
