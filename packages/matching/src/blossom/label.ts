import { FREE, leaves, S, type State } from './state.ts';

/**
 * Gives the free top-level blossom of w a label, reached through far endpoint `p` (-1 for a root). A T-blossom
 * passes S on to the mate of its base, so that trees always end in S.
 */
export function assignLabel(s: State, vertex: number, kind: number, through: number): void {
  let w = vertex;
  let p = through;
  let label = kind;
  for (;;) {
    const b = s.top[w]!;
    s.label[w] = label;
    s.label[b] = label;
    s.labelEnd[w] = p;
    s.labelEnd[b] = p;
    s.bestEdge[w] = -1;
    s.bestEdge[b] = -1;
    if (label === S) {
      for (const v of leaves(s, b)) s.queue.push(v);
      return;
    }
    const mate = s.mate[s.base[b]!]!;
    w = s.endpoint[mate]!;
    p = mate ^ 1;
    label = S;
  }
}

const CRUMB = 5;

/**
 * Walks from the two S-vertices of a tight edge towards their roots, in turns. Answers the base of the blossom
 * where the ways meet, or -1 when they end in different roots: then there is an augmenting path.
 */
export function findBase(s: State, from: number, to: number): number {
  const path: number[] = [];
  let base = -1;
  let v = from;
  let w = to;
  while (v !== -1) {
    let b = s.top[v]!;
    if (s.label[b] === CRUMB) {
      base = s.base[b]!;
      break;
    }
    path.push(b);
    s.label[b] = CRUMB;
    if (s.labelEnd[b] === -1) {
      v = -1;
    } else {
      b = s.top[s.endpoint[s.labelEnd[b]!]!]!;
      v = s.endpoint[s.labelEnd[b]!]!;
    }
    if (w !== -1) [v, w] = [w, v];
  }
  for (const b of path) s.label[b] = S;
  return base;
}

/**
 * A new stage: labels and tight edges are forgotten, matching, duals and blossoms stay. Roots are the free vertices
 * whose dual is above 0; answers how many.
 */
export function plantTrees(s: State): number {
  let roots = 0;
  s.label.fill(FREE);
  s.bestEdge.fill(-1);
  s.bestEdges.fill(undefined);
  s.tight.fill(0);
  s.queue.length = 0;
  for (let v = 0; v < s.n; v++) {
    if (s.mate[v] !== -1 || s.dual[v] === 0) continue;
    assignLabel(s, v, S, -1);
    roots++;
  }
  return roots;
}
