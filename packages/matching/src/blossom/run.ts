import { flipToRoot, moveBase } from './augment.ts';
import { expand } from './expand.ts';
import { removeTree, grow, plantTrees, regrow } from './label.ts';
import { rescanFree, rescanOuter } from './scan.ts';
import { shrink } from './shrink.ts';
import { FREE, OUTER, slackOf, type State, topOf } from './state.ts';

/** The number of events between two checks whether to stop. */
const BETWEEN = 2048;

/**
 * Runs from duals that no edge violates, and a matching of edges without slack, to an optimal one. Trees grow from all free vertices at
 * once. When two trees meet, or a vertex reaches its floor, only the trees concerned come down, and the others go on. `onEvents` is called
 * between steps and may throw. Galil, Micali and Gabow (1986), with one clock for all trees. With `enough` the run ends as soon as there
 * are so many pairs; all roots then begin with one common dual and end with one. Returns how far the clock went.
 */
export function runBlossom(s: State, onEvents: () => void, enough = Infinity): number {
  let trees = plantTrees(s);
  for (let events = 0; trees > 0 && s.pairs < enough; events++) {
    if (events % BETWEEN === 0) onEvents();
    const x = s.heap.ids[0]!;
    // Fractions only decide the order of events, see scan.ts. Times stay below 2^51, where they are exact.
    s.now = Math.floor(s.heap.key[x]!);
    if (x >= s.n) expand(s, x);
    else trees -= s.sign[s.group[x]!] === OUTER ? outerEvent(s, x) : freeEvent(s, x);
  }
  onEvents();
  return takeDown(s);
}

/** Returns the number of trees that came down. */
function outerEvent(s: State, u: number): number {
  const v = s.partner[u]!;
  if (v === -1) {
    const root = s.tree[s.group[u]!]!;
    flipToRoot(s, u, -1);
    removeTree(s, root);
    regrow(s, root);
    return 1;
  }
  const g = s.group[v]!;
  if (s.sign[g] !== OUTER || g === s.group[u] || slackOf(s, u) > 0) {
    rescanOuter(s, u);
    return 0;
  }
  const root = s.tree[s.group[u]!]!;
  const other = s.tree[g]!;
  if (root === other) {
    shrink(s, u, v);
    rescanOuter(s, u);
    return 0;
  }
  flipToRoot(s, u, v);
  flipToRoot(s, v, u);
  s.pairs++;
  removeTree(s, root);
  removeTree(s, other);
  regrow(s, root);
  regrow(s, other);
  return 2;
}

function freeEvent(s: State, v: number): number {
  const u = s.partner[v]!;
  if (s.sign[s.group[u]!] !== OUTER || slackOf(s, v) > 0) {
    rescanFree(s, v);
    return 0;
  }
  const top = topOf(s, v);
  if (s.mate[s.base[top]!] !== -1) {
    grow(s, u, v);
    return 0;
  }
  // A vertex left free at its floor is wanted after all.
  const root = s.tree[s.group[u]!]!;
  flipToRoot(s, u, v);
  moveBase(s, top, v);
  s.mate[v] = u;
  s.pairs++;
  removeTree(s, root);
  regrow(s, root);
  return 1;
}

/** Takes down the remaining trees. The duals no longer depend on the clock, which is set back to 0. */
function takeDown(s: State): number {
  const { now } = s;
  for (let v = 0; v < s.n; v++) {
    if (s.mate[v] === -1 && s.sign[s.group[v]!] === OUTER) removeTree(s, v);
  }
  for (let v = 0; v < s.n; v++) s.y[v]! += s.offset[s.group[v]!]!;
  s.offset.fill(FREE);
  s.now = 0;
  s.heap.key.fill(Infinity);
  s.heap.place.fill(-1);
  s.heap.size = 0;
  return now;
}
