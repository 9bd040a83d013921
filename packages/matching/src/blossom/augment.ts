import { around, type State } from './state.ts';

/** Swaps matched and unmatched edges along the path from root to root through the tight edge k. */
export function augment(s: State, k: number): void {
  for (const far of [2 * k + 1, 2 * k]) {
    flipToRoot(s, s.endpoint[far ^ 1]!, far);
  }
}

/** Gives `from` the matched edge to far endpoint `through` (-1: none) and swaps edges on its way up to the root. */
export function flipToRoot(s: State, from: number, through: number): void {
  let vertex = from;
  let p = through;
  for (;;) {
    const outer = s.top[vertex]!;
    moveBase(s, outer, vertex);
    s.mate[vertex] = p;
    if (s.labelEnd[outer] === -1) break;
    const inner = s.top[s.endpoint[s.labelEnd[outer]!]!]!;
    const up = s.labelEnd[inner]!;
    const entered = s.endpoint[up ^ 1]!;
    moveBase(s, inner, entered);
    s.mate[entered] = up;
    vertex = s.endpoint[up]!;
    p = up ^ 1;
  }
}

/** Rematches the inside of `blossom` so that `vertex` becomes its base; nested blossoms wait on a stack. */
function moveBase(s: State, blossom: number, vertex: number): void {
  const stack = [blossom, vertex];
  while (stack.length > 0) {
    const v = stack.pop()!;
    const b = stack.pop()!;
    if (b < s.n || s.base[b] === v) continue;
    let child = v;
    while (s.parent[child] !== b) child = s.parent[child]!;
    stack.push(child, v);
    const children = s.children[b]!;
    const ends = s.ends[b]!;
    const start = children.indexOf(child);
    const odd = (start & 1) === 1;
    const step = odd ? 1 : -1;
    const flip = odd ? 0 : 1;
    for (let j = odd ? start - children.length : start; j !== 0; j += step) {
      j += step;
      const p = around(ends, j - flip) ^ flip;
      stack.push(around(children, j), s.endpoint[p]!);
      stack.push(around(children, j + step), s.endpoint[p ^ 1]!);
      s.mate[s.endpoint[p]!] = p ^ 1;
      s.mate[s.endpoint[p ^ 1]!] = p;
    }
    rotate(children, start);
    rotate(ends, start);
    s.base[b] = v;
  }
}

function rotate(cycle: Int32Array, start: number): void {
  const head = cycle.slice(0, start);
  cycle.copyWithin(0, start);
  cycle.set(head, cycle.length - start);
}
