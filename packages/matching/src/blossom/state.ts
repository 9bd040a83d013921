import { createHeap, type Heap } from './heap.ts';

/** Rows of edges, each edge seen from both ends: those of v run from `first[v]` to before `first[v + 1]`. */
export type Rows = {
  n: number;
  first: Int32Array;
  near: Int32Array;
  /** Twice the weight, so that half-integral duals become integers. */
  twice: Int32Array | Float64Array;
};

/**
 * The state of the primal-dual algorithm, after Edmonds (1965), Galil (1986) and Kolmogorov (2009).
 *
 * *Nodes* are vertices (0 to n-1) and blossoms (n and up). A node outside any blossom is a top. Only tops have a sign: OUTER (-1, its duals
 * fall), INNER (+1, they rise) or FREE (0, in no tree). All trees share one clock, `now`, which counts how far duals have moved. When the
 * clock moves, nothing else is written. The present dual of a vertex follows from its group, the vertices of one top: `y[v] + offset[g] +
 * sign[g] * now`. Unlike tops, groups keep their number when a blossom grows, so only the smaller part is rewritten.
 *
 * Duals are doubled, 2·y and 2·z. Roots begin even and weights are doubled. So every vertex of a tree has the parity of the clock, and
 * every time is an integer.
 */
export type State = Rows & {
  /** The lowest value that 2·y of each vertex may reach. A vertex may stay unmatched only at that value. */
  floor: Float64Array;
  now: number;
  /** The waiting items: vertices for their next event, inner blossoms for their dual to reach 0. */
  heap: Heap;
  /** The other end of the edge that v waits for; -1 if an outer v waits to reach its floor. */
  partner: Int32Array;
  /** The index of that edge in `near` and `twice`. */
  via: Int32Array;
  y: Float64Array;
  /** 2·z of a blossom that is inside another or FREE. For a top of a tree, the clock's movement has to be added. */
  z: Float64Array;
  mate: Int32Array;

  group: Int32Array;
  top: Int32Array;
  offset: Float64Array;
  sign: Int8Array;
  /** The root vertex of the group's tree. */
  tree: Int32Array;
  spareGroups: number[];

  groupOf: Int32Array;
  /** The tight edge through which an inner node was reached: `outside` is its vertex on the outer side, `inside` the node's own. */
  outside: Int32Array;
  inside: Int32Array;
  /** The tops of one tree form a ring through the tree's head, `nodes + root`. */
  before: Int32Array;
  after: Int32Array;

  parent: Int32Array;
  base: Int32Array;
  baseChild: Int32Array;
  size: Int32Array;
  /** The number of a blossom's children. */
  length: Int32Array;
  /** Children form a ring; the tight edge from `exit[c]` to `entry[c]` runs between c and `next[c]`. */
  next: Int32Array;
  previous: Int32Array;
  exit: Int32Array;
  entry: Int32Array;
  place: Int32Array;
  /** The vertices of a node form a chain from `head` to `tail` along `link`. */
  head: Int32Array;
  tail: Int32Array;
  link: Int32Array;
  spareBlossoms: number[];
  nextBlossom: number;
  nodes: number;
  /** The stamp of the last walk to a root that passed each node. */
  seen: Int32Array;
  stamp: number;
  pairs: number;
};

export const OUTER = -1;
export const FREE = 0;
export const INNER = 1;

/** Nobody is matched yet. All duals are 0, which may violate edges: see `startGreedily`. */
export function createState(rows: Rows): State {
  const { n } = rows;
  const nodes = n + (n >> 1) + 1;
  const own = (length: number) => {
    const numbers = new Int32Array(length);
    for (let v = 0; v < n; v++) numbers[v] = v;
    return numbers;
  };
  const none = () => new Int32Array(nodes).fill(-1);
  return {
    ...rows,
    floor: new Float64Array(n),
    now: 0,
    heap: createHeap(nodes),
    partner: new Int32Array(n).fill(-1),
    via: new Int32Array(n),
    y: new Float64Array(n),
    z: new Float64Array(nodes),
    mate: new Int32Array(n).fill(-1),
    group: own(n),
    top: own(n),
    offset: new Float64Array(n),
    sign: new Int8Array(n),
    tree: new Int32Array(n).fill(-1),
    spareGroups: [],
    groupOf: own(nodes),
    outside: none(),
    inside: none(),
    before: new Int32Array(nodes + n),
    after: new Int32Array(nodes + n),
    parent: none(),
    base: own(nodes),
    baseChild: none(),
    size: new Int32Array(nodes).fill(1),
    length: new Int32Array(nodes),
    next: none(),
    previous: none(),
    exit: none(),
    entry: none(),
    place: none(),
    head: own(nodes),
    tail: own(nodes),
    link: new Int32Array(n).fill(-1),
    spareBlossoms: [],
    nextBlossom: n,
    nodes,
    seen: new Int32Array(nodes),
    stamp: 0,
    pairs: 0,
  };
}

/** The top that contains vertex v. */
export function topOf(s: State, v: number): number {
  return s.top[s.group[v]!]!;
}

/** The present 2·y of vertex v. */
export function dualOf(s: State, v: number): number {
  const g = s.group[v]!;
  return s.y[v]! + s.offset[g]! + s.sign[g]! * s.now;
}

/** The present slack between vertex v and the vertex it waits for. Right only while both lie in different tops. */
export function slackOf(s: State, v: number): number {
  return dualOf(s, v) + dualOf(s, s.partner[v]!) - s.twice[s.via[v]!]!;
}
