import { release } from './expand.ts';
import { type State, topOf } from './state.ts';

/**
 * Makes room, between two runs, for a new edge between u and v that may outweigh their duals. Takes apart the blossoms and pairs in the way
 * and lifts u or v, so that no edge is violated any longer. A vertex that loses its partner is free, and the next run starts from it.
 * `twice` is twice the edge's weight.
 */
export function makeRoom(s: State, u: number, v: number, twice: number): void {
  if (topOf(s, u) !== topOf(s, v) && s.y[u]! + s.y[v]! >= twice) return;
  const freed: number[] = [];
  const lifted = s.mate[u] === -1 || (s.mate[v] !== -1 && topOf(s, u) === u) ? u : v;
  loosen(s, lifted, freed);
  const short = twice - s.y[u]! - s.y[v]!;
  if (short > 0) {
    s.y[lifted]! += short;
    part(s, lifted, freed);
  }
  while (freed.length > 0) evenOut(s, freed.pop()!, freed);
}

/** Takes apart every blossom around v. Half of its dual goes to each of its vertices, which changes no slack inside. */
function loosen(s: State, v: number, freed: number[]): void {
  const around: number[] = [];
  for (let b = s.parent[v]!; b !== -1; b = s.parent[b]!) around.push(b);
  if (around.length === 0) return;
  liftWithin(s, around);
  for (const b of around.toReversed()) {
    const base = s.base[b]!;
    const isTight = s.z[b]! > 0;
    release(s, b);
    if (isTight) part(s, base, freed);
  }
}

/**
 * Adds half of each blossom's dual to its vertices. `around` holds nested blossoms, the innermost first. The chain of the outermost enters
 * all of them and leaves them in reverse order, so one walk is enough for any number of blossoms.
 */
function liftWithin(s: State, around: readonly number[]): void {
  let entering = around.length - 1;
  let leaving = 0;
  let lift = 0;
  const outermost = around[entering]!;
  const last = s.tail[outermost]!;
  for (let w = s.head[outermost]!; ; w = s.link[w]!) {
    for (; entering >= 0 && s.head[around[entering]!] === w; entering--) lift += s.z[around[entering]!]! / 2;
    s.y[w]! += lift;
    if (w === last) return;
    for (; s.tail[around[leaving]!] === w; leaving++) lift -= s.z[around[leaving]!]! / 2;
  }
}

/** Parts v from its mate, if there is one; both are then free. */
function part(s: State, v: number, freed: number[]): void {
  freed.push(v);
  const mate = s.mate[v]!;
  if (mate === -1) return;
  freed.push(mate);
  s.mate[v] = s.mate[mate] = -1;
  s.pairs--;
}

/** Roots must begin with even duals; see `State`. */
function evenOut(s: State, v: number, freed: number[]): void {
  if (s.mate[v] !== -1 || s.y[v]! % 2 === 0) return;
  loosen(s, v, freed);
  if (s.y[v]! % 2 !== 0) s.y[v]! += 1;
}
