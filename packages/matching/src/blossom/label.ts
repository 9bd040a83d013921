import { cancel, schedule } from './heap.ts';
import { rescanFree, scanOuter } from './scan.ts';
import { FREE, INNER, OUTER, type State, topOf } from './state.ts';

/** Gives a top a sign. At this moment no dual changes. */
export function setSign(s: State, top: number, sign: number): void {
  const g = s.groupOf[top]!;
  const change = s.sign[g]! - sign;
  s.offset[g]! += change * s.now;
  if (top >= s.n) s.z[top]! -= 2 * change * s.now;
  s.sign[g] = sign;
}

/** Makes a FREE top part of a tree. Its vertices must then be scanned (OUTER) or stop waiting (INNER). */
export function join(s: State, top: number, sign: number, root: number): void {
  setSign(s, top, sign);
  s.tree[s.groupOf[top]!] = root;
  enlist(s, top, root);
  if (sign === INNER && top >= s.n) schedule(s.heap, top, zeroTime(s, top));
}

/** The time when the dual of an inner blossom reaches 0. */
function zeroTime(s: State, top: number): number {
  return s.z[top]! / 2;
}

/** Puts a top into the ring of its tree. */
export function enlist(s: State, top: number, root: number): void {
  const head = s.nodes + root;
  const first = s.after[head]!;
  s.after[head] = top;
  s.before[top] = head;
  s.after[top] = first;
  s.before[first] = top;
}

/** Takes a top out of the ring of its tree. */
export function unlist(s: State, top: number): void {
  const before = s.before[top]!;
  const after = s.after[top]!;
  s.after[before] = after;
  s.before[after] = before;
}

/** Plants a tree at each free vertex that is above its floor. Returns the number of trees. */
export function plantTrees(s: State): number {
  const roots: number[] = [];
  for (let v = 0; v < s.n; v++) {
    if (s.mate[v] !== -1 || s.y[v]! <= s.floor[v]!) continue;
    s.after[s.nodes + v] = s.before[s.nodes + v] = s.nodes + v;
    join(s, topOf(s, v), OUTER, v);
    roots.push(v);
  }
  for (const v of roots) scanTop(s, topOf(s, v));
  return roots.length;
}

/** Scans each vertex of an outer top. */
export function scanTop(s: State, top: number): void {
  const last = s.tail[top]!;
  for (let v = s.head[top]!; ; v = s.link[v]!) {
    scanOuter(s, v);
    if (v === last) return;
  }
}

/** The outer vertex u has reached v, whose FREE top is matched. That top and its mate's top join the tree of u. */
export function grow(s: State, u: number, v: number): void {
  const root = s.tree[s.group[u]!]!;
  const inner = topOf(s, v);
  const last = s.tail[inner]!;
  for (let w = s.head[inner]!; ; w = s.link[w]!) {
    cancel(s.heap, w);
    if (w === last) break;
  }
  s.outside[inner] = u;
  s.inside[inner] = v;
  join(s, inner, INNER, root);
  const outer = topOf(s, s.mate[s.base[inner]!]!);
  join(s, outer, OUTER, root);
  scanTop(s, outer);
}

/** Takes a tree down: its tops become FREE and wait for the remaining trees. */
export function removeTree(s: State, root: number): void {
  const head = s.nodes + root;
  for (let top = s.after[head]!; top !== head; top = s.after[top]!) {
    if (top >= s.n) cancel(s.heap, top);
    setSign(s, top, FREE);
  }
}

/** Each vertex of a felled tree looks for outer vertices around it. */
export function regrow(s: State, root: number): void {
  const head = s.nodes + root;
  for (let top = s.after[head]!; top !== head; top = s.after[top]!) rescanTop(s, top);
}

/** Each vertex of a FREE top looks for outer vertices around it. */
export function rescanTop(s: State, top: number): void {
  const last = s.tail[top]!;
  for (let v = s.head[top]!; ; v = s.link[v]!) {
    rescanFree(s, v);
    if (v === last) return;
  }
}
