import { asSource } from '../graph/asSource.ts';
import { NOT_ALLOWED, type PairSource } from '../graph/pairSource.ts';
import type { Graph } from '../graph/types.ts';

/** The neighbours of each vertex; each row is computed when first needed. */
export type Neighbours = { n: number; of: (v: number) => Int32Array };

export function neighboursOf(pairs: Graph | PairSource): Neighbours {
  const source = asSource(pairs);
  const { n } = source;
  const known: (Int32Array | undefined)[] = Array.from({ length: n });
  const out = new Int32Array(n);
  const ask = (v: number): Int32Array => {
    source.row(v, 0, out);
    const near: number[] = [];
    for (let w = 0; w < n; w++) if (w !== v && out[w] !== NOT_ALLOWED) near.push(w);
    return Int32Array.from(near);
  };
  return { n, of: (v) => (known[v] ??= ask(v)) };
}

/**
 * Whether the unmatched vertex `root` could be matched too, while everybody matched stays matched, if it also had edges to `more`. Searches
 * for an augmenting path, with odd cycles contracted by their bases (Edmonds 1965). O(n·m) at worst.
 */
export function couldJoin(
  graph: Neighbours,
  mate: Int32Array,
  root: number,
  more: readonly number[],
): boolean {
  const { n } = graph;
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
    for (const w of graph.of(v)) if (reach(v, w)) return true;
    if (v === root) for (const w of extra) if (reach(v, w)) return true;
    // From the other side the new edges count too, once a cycle through the root makes them useful.
    if (extra.has(v) && reach(v, root)) return true;
  }
  return false;
}
