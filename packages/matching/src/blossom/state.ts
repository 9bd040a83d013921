import { createHeap, type Heap } from './heap.ts';

/** Rows of edges: those of v are `first[v]` up to before `first[v + 1]`, each seen from both ends. */
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
 * *Nodes* are vertices (0 to n-1) and blossoms (n and up). A node that lies in no blossom is a top; only tops have a sign:
 * OUTER (-1, its duals fall), INNER (+1, they rise) or FREE (0, in no tree). All trees share one clock, `now`, which
 * counts how far duals have moved; nothing is touched when the clock moves. The present dual of a vertex follows
 * from its group, the vertices of one top: `y[v] + offset[g] + sign[g] * now`. Groups, unlike tops, keep their number when
 * a blossom grows, so that only the smaller part is written anew.
 *
 * Duals are doubled, 2·y and 2·z. Roots begin even and weights are doubled, so every vertex of a tree is as even or odd
 * as the clock and every time is an integer.
 */
export type State = Rows & {
  /** The least that 2·y of each vertex may become; a vertex may stay unmatched only there. */
  floor: Float64Array;
  now: number;
  /** Waiting: vertices for their next event, inner blossoms for their dual to reach 0. */
  heap: Heap;
  /** The vertex at the other end of the edge that v waits for; -1 when an outer v waits to reach its floor. */
  partner: Int32Array;
  /** The place of that edge in `near` and `twice`. */
  via: Int32Array;
  y: Float64Array;
  /** 2·z of a blossom when it is inside another or FREE; of a tree's top it also moves with the clock. */
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
  /** The tight edge an inner node was reached through: its vertex `outside`, on the outer side, and `inside`, its own. */
  outside: Int32Array;
  inside: Int32Array;
  /** Tops of one tree in a ring through the tree's head, `nodes + root`. */
  before: Int32Array;
  after: Int32Array;

  parent: Int32Array;
  base: Int32Array;
  baseChild: Int32Array;
  size: Int32Array;
  /** How many children a blossom has. */
  length: Int32Array;
  /** Children stand in a ring; between c and `next[c]` runs the tight edge `exit[c]` to `entry[c]`. */
  next: Int32Array;
  previous: Int32Array;
  exit: Int32Array;
  entry: Int32Array;
  place: Int32Array;
  /** The vertices of a node as a chain from `head` to `tail` along `link`. */
  head: Int32Array;
  tail: Int32Array;
  link: Int32Array;
  spareBlossoms: number[];
  nextBlossom: number;
  nodes: number;
  /** When each node was last seen on the way to a root. */
  seen: Int32Array;
  stamp: number;
  pairs: number;
};

export const OUTER = -1;
export const FREE = 0;
export const INNER = 1;

/** Nobody matched yet, and all duals 0, which may violate edges: see `startGreedily`. */
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

/** The top that vertex v lies in. */
export function topOf(s: State, v: number): number {
  return s.top[s.group[v]!]!;
}

/** 2·y of vertex v now. */
export function dualOf(s: State, v: number): number {
  const g = s.group[v]!;
  return s.y[v]! + s.offset[g]! + s.sign[g]! * s.now;
}

/** The slack left between vertex v and the one it waits for; right only while they lie in different tops. */
export function slackOf(s: State, v: number): number {
  return dualOf(s, v) + dualOf(s, s.partner[v]!) - s.twice[s.via[v]!]!;
}
