import { leaves, type State } from '../blossom/state.ts';

/**
 * Vertices laid out so that each blossom is an interval: blossom b holds the vertices at `low[b]` up to before
 * `high[b]` of `order`.
 */
export type Nest = { s: State; order: Int32Array; place: Int32Array; low: Int32Array; high: Int32Array };

export function layOut(s: State): Nest {
  const order = new Int32Array(s.n);
  const place = new Int32Array(s.n);
  const low = new Int32Array(2 * s.n).fill(s.n);
  const high = new Int32Array(2 * s.n);
  let at = 0;
  for (let b = 0; b < 2 * s.n; b++) {
    if (s.base[b] === -1 || s.parent[b] !== -1) continue;
    for (const v of leaves(s, b)) {
      order[at] = v;
      place[v] = at++;
    }
  }
  for (let v = 0; v < s.n; v++) {
    for (let b = v; b !== -1; b = s.parent[b]!) {
      low[b] = Math.min(low[b]!, place[v]!);
      high[b] = Math.max(high[b]!, place[v]! + 1);
    }
  }
  return { s, order, place, low, high };
}

/** Writes for each vertex that shares a blossom with i the sum of z over the blossoms that hold both. */
export function fillShared({ s, order, place, low, high }: Nest, i: number, shared: Float64Array): void {
  let sum = 0;
  for (let b = s.parent[i]!; b !== -1; b = s.parent[b]!) sum += s.dual[b]!;
  let from = place[i]!;
  let to = from + 1;
  for (let b = s.parent[i]!; b !== -1; b = s.parent[b]!) {
    while (from > low[b]!) shared[order[--from]!] = sum;
    while (to < high[b]!) shared[order[to++]!] = sum;
    sum -= s.dual[b]!;
  }
}
