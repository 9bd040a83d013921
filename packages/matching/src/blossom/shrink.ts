import { cancel } from './heap.ts';
import { enlist, setSign, unlist } from './label.ts';
import { scanOuter } from './scan.ts';
import { INNER, OUTER, type State, topOf } from './state.ts';

/** A tight edge joins u and v, outer vertices of one tree. The odd cycle that it closes becomes one outer blossom. */
export function shrink(s: State, u: number, v: number): void {
  const a = topOf(s, u);
  const meeting = meet(s, a, topOf(s, v));
  const b = s.spareBlossoms.pop() ?? s.nextBlossom++;
  closeRing(s, u, v, meeting);
  const inners = takeChildren(s, b, meeting);
  mergeGroups(s, b);
  for (const inner of inners) {
    const last = s.tail[inner]!;
    for (let w = s.head[inner]!; ; w = s.link[w]!) {
      scanOuter(s, w);
      if (w === last) break;
    }
  }
}

/** The outer top above an outer one, or -1 at the root. */
function above(s: State, top: number): number {
  const inner = s.mate[s.base[top]!]!;
  return inner === -1 ? -1 : topOf(s, s.outside[topOf(s, inner)]!);
}

/** The first common outer top on the ways of two outer tops of one tree to its root. */
function meet(s: State, one: number, other: number): number {
  const stamp = ++s.stamp;
  for (let a = one, b = other; ;) {
    if (a !== -1) {
      if (s.seen[a] === stamp) return a;
      s.seen[a] = stamp;
      a = above(s, a);
    }
    [a, b] = b === -1 ? [a, b] : [b, a];
  }
}

/** Lays the ring: from the meeting top down to u's top, over the new edge to v's top, and up again. */
function closeRing(s: State, u: number, v: number, meeting: number): void {
  const chain = (c: number, exit: number, d: number, entry: number) => {
    s.next[c] = d;
    s.previous[d] = c;
    s.exit[c] = exit;
    s.entry[c] = entry;
  };
  const a = topOf(s, u);
  const b = topOf(s, v);
  for (let c = a, outer = true; c !== meeting; outer = !outer) {
    const own = outer ? s.base[c]! : s.inside[c]!;
    const upper = outer ? s.mate[own]! : s.outside[c]!;
    const d = topOf(s, upper);
    chain(d, upper, c, own);
    c = d;
  }
  chain(a, u, b, v);
  for (let c = b, outer = true; c !== meeting; outer = !outer) {
    const own = outer ? s.base[c]! : s.inside[c]!;
    const upper = outer ? s.mate[own]! : s.outside[c]!;
    const d = topOf(s, upper);
    chain(c, own, d, upper);
    c = d;
  }
}

/** Makes the ring's nodes children of b; all are outer from now on. Returns those that were inner. */
function takeChildren(s: State, b: number, meeting: number): number[] {
  const inners: number[] = [];
  const root = s.tree[s.groupOf[meeting]!]!;
  let count = 0;
  let size = 0;
  let c = meeting;
  do {
    if (s.sign[s.groupOf[c]!] === INNER) {
      inners.push(c);
      if (c >= s.n) cancel(s.heap, c);
      setSign(s, c, OUTER);
    }
    // From here on the child's own dual no longer changes.
    if (c >= s.n) s.z[c]! += 2 * s.now;
    unlist(s, c);
    s.parent[c] = b;
    s.place[c] = count++;
    size += s.size[c]!;
    c = s.next[c]!;
  } while (c !== meeting);
  s.base[b] = s.base[meeting]!;
  s.baseChild[b] = meeting;
  s.length[b] = count;
  s.size[b] = size;
  s.parent[b] = -1;
  s.z[b] = -2 * s.now;
  enlist(s, b, root);
  return inners;
}

/**
 * Joins the vertices of all children into one chain and one group. The group is that of the largest child, so that few vertices are
 * rewritten.
 */
function mergeGroups(s: State, b: number): void {
  const meeting = s.baseChild[b]!;
  let largest = meeting;
  for (let c = s.next[meeting]!; c !== meeting; c = s.next[c]!)
    if (s.size[c]! > s.size[largest]!) largest = c;
  const g = s.groupOf[largest]!;
  s.head[b] = s.head[meeting]!;
  s.tail[b] = s.tail[meeting]!;
  let c = meeting;
  do {
    if (c !== meeting) {
      s.link[s.tail[b]!] = s.head[c]!;
      s.tail[b] = s.tail[c]!;
    }
    const old = s.groupOf[c]!;
    if (old !== g) {
      const shift = s.offset[old]! - s.offset[g]!;
      const last = s.tail[c]!;
      for (let v = s.head[c]!; ; v = s.link[v]!) {
        s.group[v] = g;
        s.y[v]! += shift;
        if (v === last) break;
      }
      s.spareGroups.push(old);
    }
    c = s.next[c]!;
  } while (c !== meeting);
  s.groupOf[b] = g;
  s.top[g] = b;
}
