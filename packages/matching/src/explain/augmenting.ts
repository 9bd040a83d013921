import type { Graph } from '../graph/types.ts';

/** Neighbours of each vertex: those of v are `near[first[v]]` up to before `near[first[v + 1]]`. */
export type Neighbours = { n: number; first: Int32Array; near: Int32Array };

export function neighboursOf({ n, from, to }: Graph): Neighbours {
  const first = new Int32Array(n + 1);
  for (let k = 0; k < from.length; k++) {
    first[from[k]! + 1]!++;
    first[to[k]! + 1]!++;
  }
  for (let v = 0; v < n; v++) first[v + 1]! += first[v]!;
  const at = first.slice();
  const near = new Int32Array(2 * from.length);
  for (let k = 0; k < from.length; k++) {
    near[at[from[k]!]!++] = to[k]!;
    near[at[to[k]!]!++] = from[k]!;
  }
  return { n, first, near };
}

/**
 * Whether the unmatched vertex `root` could be matched too, with everybody who is matched staying so, if it also had
 * edges to `more`: a search for an augmenting path, odd cycles contracted by their bases (Edmonds 1965). O(n·m) at worst.
 */
export function couldJoin(
  graph: Neighbours,
  mate: Int32Array,
  root: number,
  more: readonly number[],
): boolean {
  const { n, first, near } = graph;
  const base = Int32Array.from({ length: n }, (_, v) => v);
  const up = new Int32Array(n).fill(-1);
  const isOuter = new Uint8Array(n);
  const queue = [root];
  isOuter[root] = 1;

  const meet = (a: number, b: number): number => {
    const seen = new Set<number>();
    for (let v = base[a]!; ; v = base[up[mate[v]!]!]!) {
      seen.add(v);
      if (v === base[root]) break;
    }
    let v = base[b]!;
    while (!seen.has(v)) v = base[up[mate[v]!]!]!;
    return v;
  };
  const mark = (from: number, child: number, bottom: number, inside: Uint8Array): void => {
    for (let v = from, c = child; base[v] !== bottom;) {
      inside[base[v]!] = 1;
      inside[base[mate[v]!]!] = 1;
      up[v] = c;
      c = mate[v]!;
      v = up[c]!;
    }
  };
  const contract = (v: number, w: number): void => {
    const bottom = meet(v, w);
    const inside = new Uint8Array(n);
    mark(v, w, bottom, inside);
    mark(w, v, bottom, inside);
    for (let x = 0; x < n; x++) {
      if (inside[base[x]!] === 0) continue;
      base[x] = bottom;
      if (isOuter[x] === 1) continue;
      isOuter[x] = 1;
      queue.push(x);
    }
  };
  const reach = (v: number, w: number): boolean => {
    if (w === v || base[v] === base[w] || mate[v] === w) return false;
    if (w === root || (mate[w] !== -1 && up[mate[w]!] !== -1)) contract(v, w);
    else if (up[w] === -1) {
      up[w] = v;
      if (mate[w] === -1) return true;
      isOuter[mate[w]!] = 1;
      queue.push(mate[w]!);
    }
    return false;
  };

  const extra = new Set(more);
  for (let at = 0; at < queue.length; at++) {
    const v = queue[at]!;
    for (let q = first[v]!; q < first[v + 1]!; q++) if (reach(v, near[q]!)) return true;
    if (v === root) for (const w of extra) if (reach(v, w)) return true;
    // Seen from their side the new edges count too, once a cycle through the root makes them useful.
    if (extra.has(v) && reach(v, root)) return true;
  }
  return false;
}
