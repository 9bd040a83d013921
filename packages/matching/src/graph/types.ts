/**
 * An undirected graph of `n` vertices numbered from 0. Edge k joins `from[k]` and `to[k]` with the integer `weight[k]` (negative allowed).
 * Self-loops are ignored, the heaviest of parallel edges counts, and edges may come in any order. `priority[v]` (integer >= 0, absent = 0)
 * says which vertices to cover first, lexicographically by level.
 */
export type Graph = {
  n: number;
  from: Int32Array;
  to: Int32Array;
  weight: Float64Array | Int32Array;
  priority?: Int32Array | Uint8Array;
};

/**
 * `cardinality`: priorities, then the most pairs, then the greatest weight among those.
 * `weight`: priorities above 0, then the greatest weight, whatever the number of pairs.
 */
export type Objective = 'cardinality' | 'weight';

/**
 * The proof that nothing better exists, in *effective* weights, that is `weight + bonus(from) + bonus(to)`. All numbers are doubled, so
 * that they are integers: `unit` stands for 2·bonus, `duals[v]` for 2·y(v), `blossoms.duals[b]` for 2·z(b).
 *
 * - With `levels`, bonus(v) is `unit` times the priority of v (plus one for `cardinality`). A unit exceeds any difference between two
 *   matchings' weights, so the aims before weight are part of the weight.
 * - Without, every vertex has the same bonus, `unit`, so the matching weighs most among those of its size. A reason of its own shows that
 *   nothing could come before it. Only vertices of the lowest priority are left, and there cannot be more pairs, because at most one vertex
 *   is left or because of `groups`.
 *
 * `groups[v]` is -1 for the few vertices that others need. Without them no edge joins two groups. So each group of odd size leaves one
 * vertex over, which would need one of those few (Tutte 1947, Berge 1958).
 */
export type Certificate = {
  unit: number;
  levels: boolean;
  duals: Float64Array;
  blossoms: Blossoms;
  groups: Int32Array | null;
};

/**
 * Odd sets, nested or disjoint. `within[v]` is the smallest set that contains vertex v. `parents[b]` is the smallest set around set b, and
 * always has a higher number. -1 means none.
 */
export type Blossoms = { within: Int32Array; parents: Int32Array; duals: Float64Array };

/** `mate[v]` is the partner of v or -1; `weight` is the sum of the graph's own weights over the pairs. */
export type Matching = {
  objective: Objective;
  mate: Int32Array;
  cardinality: number;
  weight: number;
  certificate: Certificate;
};

export type SolveOptions = {
  objective?: Objective;
  /** Called between steps with the number of vertices settled so far and of all vertices; may start again from 0. */
  onProgress?: (done: number, total: number) => void;
  /** Asked between steps. If the signal is aborted or `shouldStop` returns true, `solve` throws an error named AbortError. */
  signal?: AbortSignal;
  shouldStop?: () => boolean;
};
