import type { Rows } from '../blossom/state.ts';
import type { Graph } from './types.ts';

/**
 * The edges of a graph seen from both ends, each row ascending by the other end. There are no loops, and of parallel edges only the
 * heaviest. This form depends only on the graph, so the answer does too. Takes three passes over the edges. Throws on arrays of unequal
 * length, vertices out of range, and vertices, weights or priorities that are not whole.
 */
export function rowsOf(graph: Graph): Rows {
  checkShape(graph);
  const { n, from, to, weight } = graph;
  const narrow = fitsHalf(weight);
  const raw = spread(n, from, to, weight, narrow);
  const rows = isAscending(raw) ? raw : transpose(raw, narrow);
  return withoutParallels(rows);
}

const twiceArray = (length: number, narrow: boolean): Int32Array | Float64Array =>
  narrow ? new Int32Array(length) : new Float64Array(length);

function fitsHalf(weight: ArrayLike<number>): boolean {
  for (let k = 0; k < weight.length; k++) if (weight[k]! > 2 ** 29 || weight[k]! < -(2 ** 29)) return false;
  return true;
}

function spread(
  n: number,
  from: Int32Array,
  to: Int32Array,
  weight: Float64Array | Int32Array,
  narrow: boolean,
): Rows {
  const first = new Int32Array(n + 2);
  const m = from.length;
  for (let k = 0; k < m; k++) {
    const i = from[k]!;
    const j = to[k]!;
    if (i === j) continue;
    first[i + 2]!++;
    first[j + 2]!++;
  }
  for (let v = 2; v < n + 2; v++) first[v]! += first[v - 1]!;
  const near = new Int32Array(first[n + 1]!);
  const twice = twiceArray(near.length, narrow);
  for (let k = 0; k < m; k++) {
    const i = from[k]!;
    const j = to[k]!;
    if (i === j) continue;
    const w = 2 * weight[k]!;
    const p = first[i + 1]!++;
    near[p] = j;
    twice[p] = w;
    const q = first[j + 1]!++;
    near[q] = i;
    twice[q] = w;
  }
  return { n, first: first.subarray(0, n + 1), near, twice };
}

/** Whether every row is ascending already: edges that came in order need no sorting. */
function isAscending({ n, first, near }: Rows): boolean {
  for (let v = 0; v < n; v++) {
    for (let q = first[v]! + 1; q < first[v + 1]!; q++) if (near[q]! < near[q - 1]!) return false;
  }
  return true;
}

/** Each edge is in two rows, so walking the rows in order sorts every row of the result. */
function transpose({ n, first, near, twice }: Rows, narrow: boolean): Rows {
  const next = first.slice(0, n);
  const sorted = new Int32Array(near.length);
  const weights = twiceArray(near.length, narrow);
  for (let v = 0; v < n; v++) {
    for (let q = first[v]!; q < first[v + 1]!; q++) {
      const p = next[near[q]!]!++;
      sorted[p] = v;
      weights[p] = twice[q]!;
    }
  }
  return { n, first, near: sorted, twice: weights };
}

/** Keeps the heaviest of parallel edges; works in place. */
function withoutParallels({ n, first, near, twice }: Rows): Rows {
  let size = 0;
  let start = 0;
  for (let v = 0; v < n; v++) {
    const end = first[v + 1]!;
    const own = size;
    for (let q = start; q < end; q++) {
      if (size > own && near[size - 1] === near[q]) {
        if (twice[q]! > twice[size - 1]!) twice[size - 1] = twice[q]!;
        continue;
      }
      near[size] = near[q]!;
      twice[size++] = twice[q]!;
    }
    start = end;
    first[v + 1] = size;
  }
  return { n, first, near: near.subarray(0, size), twice: twice.subarray(0, size) };
}

function checkShape({ n, from, to, weight, priority }: Graph): void {
  if (!Number.isInteger(n) || n < 0 || n > 2 ** 30)
    throw new Error(`n must be an integer from 0 to 2^30, not ${n}.`);
  if (from.length !== to.length || from.length !== weight.length) {
    throw new Error(
      `from, to and weight must be of one length, not ${from.length}, ${to.length}, ${weight.length}.`,
    );
  }
  if (priority !== undefined && priority.length !== n) {
    throw new Error(`priority must have ${n} entries, not ${priority.length}.`);
  }
  if (priority?.some((level) => !isWhole(level))) throw new Error('A priority must be an integer from 0 on.');
  for (let k = 0; k < from.length; k++) {
    const i = from[k]!;
    const j = to[k]!;
    if (!isWhole(i) || i >= n || !isWhole(j) || j >= n) {
      const v = !isWhole(i) || i >= n ? i : j;
      throw new Error(`Edge ${k} names vertex ${v}, but vertices go from 0 to ${n - 1}.`);
    }
    if (!Number.isSafeInteger(weight[k]!))
      throw new Error(`Edge ${k} has weight ${weight[k]}, not a safe integer.`);
  }
}

/** Also false for other values from an untyped caller: NaN, fractions, texts. */
const isWhole = (x: number): boolean => (x | 0) === x && x >= 0;
