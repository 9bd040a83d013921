import { childOf, evenOnwards } from './augment.ts';
import { cancel } from './heap.ts';
import { join, rescanTop, scanTop, unlist } from './label.ts';
import { FREE, INNER, OUTER, type State } from './state.ts';

/**
 * Expands an inner blossom whose dual has reached 0: its children become tops. Children on the even way from the entry of the tree to the
 * base become inner and outer tops in turn. The others leave the tree, matched among themselves.
 */
export function expand(s: State, b: number): void {
  const root = s.tree[s.groupOf[b]!]!;
  const entering = childOf(s, b, s.inside[b]!);
  const baseChild = s.baseChild[b]!;
  const onwards = evenOnwards(s, b, entering, baseChild);
  const inside = s.inside[b]!;
  const outside = s.outside[b]!;
  cancel(s.heap, b);
  unlist(s, b);
  release(s, b);

  const step = (c: number) => (onwards ? s.next[c]! : s.previous[c]!);
  const outers: number[] = [];
  s.inside[entering] = inside;
  s.outside[entering] = outside;
  join(s, entering, INNER, root);
  for (let c = entering; c !== baseChild;) {
    const outer = step(c);
    const inner = step(outer);
    s.outside[inner] = onwards ? s.exit[outer]! : s.entry[inner]!;
    s.inside[inner] = onwards ? s.entry[outer]! : s.exit[inner]!;
    join(s, outer, OUTER, root);
    join(s, inner, INNER, root);
    outers.push(outer);
    c = inner;
  }
  for (let c = step(baseChild); c !== entering; c = step(c)) rescanTop(s, c);
  for (const outer of outers) scanTop(s, outer);
}

/** Takes blossom b, a top, apart: its children become FREE tops with groups of their own, duals unchanged. */
export function release(s: State, b: number): void {
  const g = s.groupOf[b]!;
  s.offset[g]! += s.sign[g]! * s.now;
  s.sign[g] = FREE;
  const first = s.baseChild[b]!;
  let largest = first;
  for (let c = s.next[first]!; c !== first; c = s.next[c]!) if (s.size[c]! > s.size[largest]!) largest = c;
  let c = first;
  do {
    s.parent[c] = -1;
    if (c === largest) {
      s.groupOf[c] = g;
      s.top[g] = c;
    } else ownGroup(s, c, s.offset[g]!);
    c = s.next[c]!;
  } while (c !== first);
  s.z[b] = 0;
  s.spareBlossoms.push(b);
}

function ownGroup(s: State, c: number, offset: number): void {
  const g = s.spareGroups.pop()!;
  s.groupOf[c] = g;
  s.top[g] = c;
  s.offset[g] = offset;
  s.sign[g] = FREE;
  const last = s.tail[c]!;
  for (let v = s.head[c]!; ; v = s.link[v]!) {
    s.group[v] = g;
    if (v === last) return;
  }
}
