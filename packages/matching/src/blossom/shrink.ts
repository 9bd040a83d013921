import { leaves, S, slack, type State, T } from './state.ts';

/** Makes a new S-blossom of the odd cycle that edge k closes over `base`. */
export function shrink(s: State, base: number, k: number): void {
  const b = s.unused.pop()!;
  const { children, ends } = cycleThrough(s, base, k);
  const bottom = s.top[base]!;
  s.base[b] = base;
  s.parent[b] = -1;
  for (const child of children) s.parent[child] = b;
  s.children[b] = Int32Array.from(children);
  s.ends[b] = Int32Array.from(ends);
  s.label[b] = S;
  s.labelEnd[b] = s.labelEnd[bottom]!;
  s.dual[b] = 0;
  for (const v of leaves(s, b)) {
    if (s.label[s.top[v]!] === T) s.queue.push(v);
    s.top[v] = b;
  }
  gatherBestEdges(s, b, children);
}

/** The blossoms from the base along one side to edge k and back along the other, with the endpoints between. */
function cycleThrough(s: State, base: number, k: number): { children: number[]; ends: number[] } {
  const bottom = s.top[base]!;
  const children: number[] = [];
  const ends: number[] = [];
  for (let b = s.top[s.endpoint[2 * k]!]!; b !== bottom;) {
    const end = s.labelEnd[b]!;
    children.push(b);
    ends.push(end);
    b = s.top[s.endpoint[end]!]!;
  }
  children.push(bottom);
  children.reverse();
  ends.reverse();
  ends.push(2 * k);
  for (let b = s.top[s.endpoint[2 * k + 1]!]!; b !== bottom;) {
    const end = s.labelEnd[b]!;
    children.push(b);
    ends.push(end ^ 1);
    b = s.top[s.endpoint[end]!]!;
  }
  return { children, ends };
}

/** Keeps, of all edges that leave b, the one of least slack to each other S-blossom. */
function gatherBestEdges(s: State, b: number, children: readonly number[]): void {
  const bestTo = new Map<number, number>();
  const offer = (k: number): void => {
    const a = s.top[s.endpoint[2 * k]!]!;
    const other = a === b ? s.top[s.endpoint[2 * k + 1]!]! : a;
    if (other === b || s.label[other] !== S) return;
    const best = bestTo.get(other);
    if (best === undefined || slack(s, k) < slack(s, best)) bestTo.set(other, k);
  };
  for (const child of children) {
    const known = s.bestEdges[child];
    if (known !== undefined) for (const k of known) offer(k);
    else {
      for (const v of leaves(s, child)) {
        for (let q = s.first[v]!; q < s.first[v + 1]!; q++) offer(s.near[q]! >> 1);
      }
    }
    s.bestEdges[child] = undefined;
    s.bestEdge[child] = -1;
  }
  const kept = Int32Array.from(bestTo.values());
  let best = -1;
  for (const k of kept) if (best === -1 || slack(s, k) < slack(s, best)) best = k;
  s.bestEdges[b] = kept;
  s.bestEdge[b] = best;
}
