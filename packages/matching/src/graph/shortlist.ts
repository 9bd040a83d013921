/** For each vertex its best few edges so far. */
export type Shortlist = {
  size: number;
  edges: Int32Array;
  keys: Float64Array;
  counts: Int32Array;
};

export function createShortlist(n: number, size: number): Shortlist {
  return {
    size,
    edges: new Int32Array(n * size),
    keys: new Float64Array(n * size),
    counts: new Int32Array(n),
  };
}

/**
 * Offers edge k to vertex v; the greater key wins. Equal keys fall by a mixed-up edge number, so that in a graph
 * full of ties not everybody lists the same few others.
 */
export function offer(list: Shortlist, v: number, k: number, key: number): void {
  const { size, edges, keys } = list;
  const start = v * size;
  let at = list.counts[v]!;
  if (at < size) list.counts[v] = at + 1;
  else if (!beats(key, k, keys[start + size - 1]!, edges[start + size - 1]!)) return;
  else at = size - 1;
  while (at > 0 && beats(key, k, keys[start + at - 1]!, edges[start + at - 1]!)) {
    keys[start + at] = keys[start + at - 1]!;
    edges[start + at] = edges[start + at - 1]!;
    at--;
  }
  keys[start + at] = key;
  edges[start + at] = k;
}

function beats(key: number, k: number, otherKey: number, other: number): boolean {
  return key > otherKey || (key === otherKey && mix(k) < mix(other));
}

/** Murmur3's finaliser: one to one on 32 bits, without pattern. */
export function mix(k: number): number {
  let h = Math.imul(k ^ (k >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Marks every listed edge; answers how many were not marked before. */
export function markListed(list: Shortlist, marked: Uint8Array): number {
  let fresh = 0;
  for (let v = 0; v < list.counts.length; v++) {
    for (let q = v * list.size; q < v * list.size + list.counts[v]!; q++) {
      fresh += 1 - marked[list.edges[q]!]!;
      marked[list.edges[q]!] = 1;
    }
  }
  return fresh;
}
