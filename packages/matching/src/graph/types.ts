/**
 * An undirected graph of `n` vertices numbered from 0. Edge k joins `from[k]` and `to[k]` with the integer
 * `weight[k]` (negative allowed). Self-loops are ignored; of parallel edges the heaviest counts; order is free.
 * `priority[v]` (integer >= 0, absent = 0) says who is to be covered first, lexicographically by level.
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
 * Why nothing better exists, in *effective* weights, that is `weight + bonus(from) + bonus(to)`. Everything is doubled so
 * that it is an integer: `unit` stands for 2·bonus, `duals[v]` for 2·y(v), `blossoms.duals[b]` for 2·z(b).
 *
 * - `levels`: bonus(v) is `unit` times the priority of v (and one more for `cardinality`), and a unit exceeds any
 *   difference of two matchings' weights: what comes first is part of the weight.
 * - Else every vertex has the same bonus, `unit`, so that the matching weighs most among those of its size; and that
 *   nothing could come before it has a reason of its own: nobody is left but some of the least priority, and there
 *   can't be more pairs, because at most one is left or because of `groups`.
 *
 * `groups[v]` is -1 for the few that are needed by others; without them no edge joins two groups, so each group of odd
 * size leaves one over for whom one of those few would be needed (Tutte 1947, Berge 1958).
 */
export type Certificate = {
  unit: number;
  levels: boolean;
  duals: Float64Array;
  blossoms: Blossoms;
  groups: Int32Array | null;
};

/**
 * Odd sets, one inside another or apart: `within[v]` is the smallest that holds vertex v, `parents[b]` the smallest around
 * set b, always of a higher number; -1 where there is none.
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
  /** Called between steps with vertices settled so far of all; may be called again from 0. */
  onProgress?: (done: number, total: number) => void;
  /** Asked between steps; an aborted signal or a true answer makes `solve` throw an error named AbortError. */
  signal?: AbortSignal;
  shouldStop?: () => boolean;
};
