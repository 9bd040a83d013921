import { augment, flipToRoot } from './augment.ts';
import { moveDuals, nextEvent } from './duals.ts';
import { expandInner, expandSettled } from './expand.ts';
import { assignLabel, findBase, plantTrees } from './label.ts';
import { shrink } from './shrink.ts';
import { startGreedily } from './start.ts';
import { createState, type Edges, FREE, S, slack, type State, T } from './state.ts';

/**
 * Maximum-weight matching of canonical edges by the primal-dual blossom algorithm: from a greedy start,
 * each stage grows trees from every free vertex at once and ends in one augmentation. O(n³) at worst. `onStage` hears how many pairs there are.
 */
export function runBlossom(edges: Edges, onStage: (pairs: number) => void): State {
  const s = createState(edges);
  let pairs = startGreedily(s);
  for (;;) {
    onStage(pairs);
    if (plantTrees(s) === 0) return s;
    if (runStage(s)) pairs++;
  }
}

/** Ends with one root less: matched (true), or some vertex of its tree left free for good, at dual 0. */
function runStage(s: State): boolean {
  let grew = true;
  for (;;) {
    if (scanQueue(s)) break;
    const event = nextEvent(s);
    moveDuals(s, event.delta);
    if (event.kind === 'settled') {
      flipToRoot(s, event.vertex, -1);
      grew = false;
      break;
    }
    if (event.kind === 'expand') expandInner(s, event.blossom);
    else {
      const k = event.edge;
      const from = s.endpoint[2 * k]!;
      s.tight[k] = 1;
      s.queue.push(s.label[s.top[from]!] === FREE ? s.endpoint[2 * k + 1]! : from);
    }
  }
  for (let b = s.n; b < 2 * s.n; b++) {
    if (s.base[b] !== -1 && s.parent[b] === -1 && s.label[b] === S && s.dual[b] === 0) expandSettled(s, b);
  }
  return grew;
}

/** Grows trees along tight edges; true when two trees met and the matching grew. */
function scanQueue(s: State): boolean {
  while (s.queue.length > 0) {
    const v = s.queue.pop()!;
    for (let q = s.first[v]!; q < s.first[v + 1]!; q++) if (visit(s, v, s.near[q]!)) return true;
  }
  return false;
}

function visit(s: State, v: number, p: number): boolean {
  const k = p >> 1;
  const w = s.endpoint[p]!;
  const bv = s.top[v]!;
  const bw = s.top[w]!;
  if (bv === bw) return false;
  const label = s.label[bw]!;
  if (s.tight[k] === 0) {
    const loose = slack(s, k);
    if (loose > 0) {
      // Only what could become tight is remembered: to another S-blossom, or to a vertex not yet reached.
      const place = label === S ? bv : w;
      if (label !== S && s.label[w] !== FREE) return false;
      const best = s.bestEdge[place]!;
      if (best === -1 || loose < slack(s, best)) s.bestEdge[place] = k;
      return false;
    }
    s.tight[k] = 1;
  }
  if (label === FREE && s.mate[s.base[bw]!] === -1) {
    // Somebody left free at dual 0 is wanted after all.
    s.labelEnd[bw] = -1;
    augment(s, k);
    return true;
  }
  if (label === FREE) {
    assignLabel(s, w, T, p ^ 1);
  } else if (label === S) {
    const base = findBase(s, v, w);
    if (base === -1) {
      augment(s, k);
      return true;
    }
    shrink(s, base, k);
  } else if (s.label[w] === FREE) {
    s.label[w] = T;
    s.labelEnd[w] = p ^ 1;
  }
  return false;
}
