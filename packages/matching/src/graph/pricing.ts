import { runBlossom } from '../blossom/run.ts';
import type { State } from '../blossom/state.ts';
import { pick } from './bonus.ts';
import type { Canonical } from './canonical.ts';
import { fillShared, layOut } from './nest.ts';
import { createShortlist, markListed, offer } from './shortlist.ts';

/** How many edges of each vertex the first round sees, and how many violated ones each later round may add. */
const FIRST = 12;
const ADD = 6;
/** Below so many edges a vertex the whole graph is no more work. */
const FEW = 24;

/**
 * Exact maximum-weight matching of many edges by a few: match on each vertex's best edges, then ask the duals which
 * others could still improve the result, add those and match again, until there is none. Each round adds an edge
 * at least, so it ends, and then the duals prove the matching optimal for all edges.
 */
export function matchByPricing(edges: Canonical, onStage: (pairs: number) => void): State {
  const m = edges.from.length;
  if (m <= FEW * edges.n) return runBlossom(edges, onStage);
  const chosen = new Uint8Array(m);
  const best = createShortlist(edges.n, FIRST);
  for (let k = 0; k < m; k++) {
    offer(best, edges.from[k]!, k, edges.weight[k]!);
    offer(best, edges.to[k]!, k, edges.weight[k]!);
  }
  markListed(best, chosen);
  for (let add = ADD; ; add += ADD) {
    const s = runBlossom(
      pick(edges, (k) => chosen[k] === 1),
      onStage,
    );
    if (addViolated(edges, s, chosen, add) === 0) return s;
  }
}

/** Chooses the most violated edges of each vertex; answers how many. */
function addViolated(edges: Canonical, s: State, chosen: Uint8Array, add: number): number {
  const worst = createShortlist(edges.n, add);
  const nest = layOut(s);
  const shared = new Float64Array(edges.n);
  let row = -1;
  for (let k = 0; k < edges.from.length; k++) {
    const i = edges.from[k]!;
    const j = edges.to[k]!;
    let short = 2 * edges.weight[k]! - s.dual[i]! - s.dual[j]!;
    if (short <= 0 || chosen[k] === 1) continue;
    if (s.top[i] === s.top[j]) {
      // Edges come by their lower vertex: one row of shared duals serves all of its edges.
      if (row !== i) fillShared(nest, i, shared);
      row = i;
      short -= 2 * shared[j]!;
    }
    if (short <= 0) continue;
    offer(worst, i, k, short);
    offer(worst, j, k, short);
  }
  return markListed(worst, chosen);
}
