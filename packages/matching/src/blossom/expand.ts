import { assignLabel } from './label.ts';
import { around, FREE, leaves, S, type State, T } from './state.ts';

/** Dissolves the T-blossom b, whose dual fell to 0 within a stage; its children keep their place in the tree. */
export function expandInner(s: State, b: number): void {
  release(s, b);
  relabelChildren(s, b);
  retire(s, b);
}

/** Dissolves b and every blossom inside it that has dual 0, between stages. */
export function expandSettled(s: State, b: number): void {
  const stack = [b];
  while (stack.length > 0) {
    const t = stack.pop()!;
    release(s, t);
    for (const child of s.children[t]!) if (child >= s.n && s.dual[child] === 0) stack.push(child);
    retire(s, t);
  }
}

/** Makes the children of b top-level. */
function release(s: State, b: number): void {
  for (const child of s.children[b]!) {
    s.parent[child] = -1;
    for (const v of leaves(s, child)) s.top[v] = child;
  }
}

function retire(s: State, b: number): void {
  s.label[b] = FREE;
  s.labelEnd[b] = -1;
  s.children[b] = undefined;
  s.ends[b] = undefined;
  s.base[b] = -1;
  s.bestEdges[b] = undefined;
  s.bestEdge[b] = -1;
  s.unused.push(b);
}

/**
 * The way from where the tree entered b to its base, along an even number of edges, becomes part of the tree:
 * T, S, T … T. Children on the other side are free again, but for those reached from outside.
 */
function relabelChildren(s: State, b: number): void {
  const children = s.children[b]!;
  const ends = s.ends[b]!;
  const entry = s.top[s.endpoint[s.labelEnd[b]! ^ 1]!]!;
  let j = children.indexOf(entry);
  const odd = (j & 1) === 1;
  const step = odd ? 1 : -1;
  const flip = odd ? 0 : 1;
  if (odd) j -= children.length;
  let p = s.labelEnd[b]!;
  while (j !== 0) {
    const inside = around(ends, j - flip);
    s.label[s.endpoint[p ^ 1]!] = FREE;
    s.label[s.endpoint[inside ^ flip ^ 1]!] = FREE;
    assignLabel(s, s.endpoint[p ^ 1]!, T, p);
    j += step;
    p = around(ends, j - flip) ^ flip;
    j += step;
  }
  // The base child is T too, but its mate is already S: no label is passed on.
  const bottom = around(children, j);
  for (const t of [s.endpoint[p ^ 1]!, bottom]) {
    s.label[t] = T;
    s.labelEnd[t] = p;
  }
  s.bestEdge[bottom] = -1;
  for (j += step; around(children, j) !== entry; j += step) relabelReached(s, around(children, j));
}

/** A child off the way is T when one of its vertices has a tight edge from an S-vertex, else it is free. */
function relabelReached(s: State, child: number): void {
  if (s.label[child] === S) return;
  const v = leaves(s, child).find((u) => s.label[u] !== FREE);
  if (v === undefined) return;
  s.label[v] = FREE;
  s.label[s.endpoint[s.mate[s.base[child]!]!]!] = FREE;
  assignLabel(s, v, T, s.labelEnd[v]!);
}
