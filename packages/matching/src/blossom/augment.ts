import { type State, topOf } from './state.ts';

/**
 * Matches the outer vertex u with `mate` (-1: leaves it free) and swaps matched and unmatched edges from there to the
 * root of its tree.
 */
export function flipToRoot(s: State, u: number, mate: number): void {
  let outer = u;
  let partner = mate;
  for (;;) {
    const top = topOf(s, outer);
    const inner = s.mate[s.base[top]!]!;
    moveBase(s, top, outer);
    s.mate[outer] = partner;
    if (inner === -1) return;
    const innerTop = topOf(s, inner);
    const inside = s.inside[innerTop]!;
    const outside = s.outside[innerTop]!;
    moveBase(s, innerTop, inside);
    s.mate[inside] = outside;
    outer = outside;
    partner = inside;
  }
}

/** Turns the matching inside a node so that v becomes its base, the vertex left over. Works without recursion. */
export function moveBase(s: State, node: number, v: number): void {
  const nodes = [node];
  const bases = [v];
  while (nodes.length > 0) {
    const b = nodes.pop()!;
    const base = bases.pop()!;
    if (b < s.n || s.base[b] === base) continue;
    s.base[b] = base;
    const child = childOf(s, b, base);
    nodes.push(child);
    bases.push(base);
    const end = s.baseChild[b]!;
    s.baseChild[b] = child;
    const onwards = evenOnwards(s, b, child, end);
    for (let c = child; c !== end;) {
      const d = onwards ? s.next[c]! : s.previous[c]!;
      const e = onwards ? s.next[d]! : s.previous[d]!;
      const p = onwards ? s.exit[d]! : s.entry[e]!;
      const q = onwards ? s.entry[d]! : s.exit[e]!;
      s.mate[p] = q;
      s.mate[q] = p;
      nodes.push(d, e);
      bases.push(p, q);
      c = e;
    }
  }
}

/** The child of blossom b that holds vertex v. */
export function childOf(s: State, b: number, v: number): number {
  let c = v;
  while (s.parent[c] !== b) c = s.parent[c]!;
  return c;
}

/**
 * Whether an even number of steps along `next` leads from one child to the other. If not, an even number of steps along `previous` does.
 */
export function evenOnwards(s: State, b: number, from: number, to: number): boolean {
  const steps = s.place[to]! - s.place[from]!;
  return (steps < 0 ? steps + s.length[b]! : steps) % 2 === 0;
}
