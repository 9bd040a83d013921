/**
 * The state of one run of the blossom algorithm, after Edmonds (1965) and Galil (1986).
 *
 * Vertices are 0 to n-1, blossoms n to 2n-1. Edge k has the endpoints 2k and 2k+1; `endpoint[p]` is the vertex
 * at p, and `p ^ 1` is the other end. `mate`, `labelEnd` and the blossoms' `ends` hold endpoints, not vertices,
 * so that each also names its edge.
 */
export type State = {
  n: number;
  m: number;
  endpoint: Int32Array;
  weight: Float64Array;
  /** Far endpoints of the edges at v: `near[first[v]]` up to before `near[first[v + 1]]`. */
  first: Int32Array;
  near: Int32Array;
  /** Far endpoint of the matched edge of v, or -1. */
  mate: Int32Array;
  /** FREE, S (outer) or T (inner) of top-level blossoms, and of vertices as they were reached. */
  label: Uint8Array;
  /** Far endpoint of the edge through which the label came; -1 at a root. */
  labelEnd: Int32Array;
  /** Top-level blossom of v. */
  top: Int32Array;
  parent: Int32Array;
  base: Int32Array;
  /** Of blossom b: children in order around the cycle from the base, and the near endpoint towards the next. */
  children: (Int32Array | undefined)[];
  ends: (Int32Array | undefined)[];
  /** Edge of least slack to another S-blossom (of an S-blossom), or from an S-vertex (of a vertex not reached). */
  bestEdge: Int32Array;
  /** Of an S-blossom: the least-slack edge to each other S-blossom. */
  bestEdges: (Int32Array | undefined)[];
  unused: number[];
  /** 2·y of vertices, z of blossoms: both stay integers. */
  dual: Float64Array;
  /** Edges known to have no slack. */
  tight: Uint8Array;
  /** S-vertices whose edges wait to be looked at. */
  queue: number[];
};

export const FREE = 0;
export const S = 1;
export const T = 2;

/** Edges must be canonical: no loops, no parallels, integer weights above 0. */
export type Edges = { n: number; from: Int32Array; to: Int32Array; weight: Float64Array };

export function createState({ n, from, to, weight }: Edges): State {
  const m = from.length;
  const endpoint = new Int32Array(2 * m);
  const first = new Int32Array(n + 2);
  for (let k = 0; k < m; k++) {
    endpoint[2 * k] = from[k]!;
    endpoint[2 * k + 1] = to[k]!;
    first[from[k]! + 2]!++;
    first[to[k]! + 2]!++;
  }
  for (let v = 2; v < n + 2; v++) first[v]! += first[v - 1]!;
  const near = new Int32Array(2 * m);
  for (let p = 0; p < 2 * m; p++) near[first[endpoint[p]! + 1]!++] = p ^ 1;
  return {
    n,
    m,
    endpoint,
    weight,
    first,
    near,
    mate: new Int32Array(n).fill(-1),
    label: new Uint8Array(2 * n),
    labelEnd: new Int32Array(2 * n).fill(-1),
    top: Int32Array.from({ length: n }, (_, v) => v),
    parent: new Int32Array(2 * n).fill(-1),
    base: Int32Array.from({ length: 2 * n }, (_, b) => (b < n ? b : -1)),
    children: Array.from({ length: 2 * n }),
    ends: Array.from({ length: 2 * n }),
    bestEdge: new Int32Array(2 * n).fill(-1),
    bestEdges: Array.from({ length: 2 * n }),
    unused: Array.from({ length: n }, (_, k) => 2 * n - 1 - k),
    dual: new Float64Array(2 * n),
    tight: new Uint8Array(m),
    queue: [],
  };
}

/** Twice the slack of edge k; right only when its ends lie in different top-level blossoms. */
export function slack(s: State, k: number): number {
  return s.dual[s.endpoint[2 * k]!]! + s.dual[s.endpoint[2 * k + 1]!]! - 2 * s.weight[k]!;
}

/** The vertices of b, in a fixed order. */
export function leaves(s: State, b: number): number[] {
  if (b < s.n) return [b];
  const found: number[] = [];
  const stack = [b];
  while (stack.length > 0) {
    const t = stack.pop()!;
    if (t < s.n) {
      found.push(t);
      continue;
    }
    const children = s.children[t]!;
    for (let i = children.length - 1; i >= 0; i--) stack.push(children[i]!);
  }
  return found;
}

/** The element at position j of a cycle, whatever the sign of j. */
export function around(cycle: Int32Array, j: number): number {
  const length = cycle.length;
  return cycle[((j % length) + length) % length]!;
}
