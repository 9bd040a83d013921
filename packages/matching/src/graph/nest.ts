import { type State, topOf } from '../blossom/state.ts';

/**
 * Vertices laid out so that each blossom is an interval of `order`: blossom b begins where its first vertex stands,
 * and is as long as it has vertices.
 */
export type Nest = { s: State; order: Int32Array; place: Int32Array };

export function layOut(s: State): Nest {
  const order = new Int32Array(s.n);
  const place = new Int32Array(s.n);
  let at = 0;
  for (let u = 0; u < s.n; u++) {
    const top = topOf(s, u);
    if (s.head[top] !== u) continue;
    for (let k = 0, v = u; k < s.size[top]!; k++, v = s.link[v]!) {
      order[at] = v;
      place[v] = at++;
    }
  }
  return { s, order, place };
}

/** Writes for each vertex that shares a blossom with i the sum of 2·z over the blossoms that hold both. */
export function fillShared({ s, order, place }: Nest, i: number, shared: Float64Array): void {
  let sum = 0;
  for (let b = s.parent[i]!; b !== -1; b = s.parent[b]!) sum += s.z[b]!;
  let from = place[i]!;
  let to = from + 1;
  for (let b = s.parent[i]!; b !== -1; b = s.parent[b]!) {
    const low = place[s.head[b]!]!;
    const high = low + s.size[b]!;
    while (from > low) shared[order[--from]!] = sum;
    while (to < high) shared[order[to++]!] = sum;
    sum -= s.z[b]!;
  }
}
