import { cancel, schedule } from './heap.ts';
import type { State } from './state.ts';

/**
 * Among events at the same time, trees that meet come first, then odd cycles, then growth: in a graph full of ties this saves most of the
 * work. Times are whole, so a fraction encodes the order. The clock itself stays whole.
 */
const SHRINK = 0.25;
const GROW = 0.5;

/**
 * Scans the edges of an outer vertex: to other outer tops, which come nearer twice as fast, and to free vertices, whose nearest outer
 * vertex it may be. Inner vertices keep their distance. The vertex then waits for the first of these events, or for its floor.
 */
export function scanOuter(s: State, u: number): void {
  look(s, u, true);
}

/** After waiting in vain, an outer vertex looks only for the next outer top or its floor. */
export function rescanOuter(s: State, u: number): void {
  look(s, u, false);
}

function look(s: State, u: number, toFree: boolean): void {
  const { first, near, twice, group, sign, tree, y, offset, now, heap, partner, via } = s;
  const { key } = heap;
  const own = group[u]!;
  const root = tree[own]!;
  const dual = y[u]! + offset[own]! - now;
  let soonest = now + dual - s.floor[u]!;
  let other = -1;
  let edge = 0;
  const end = first[u + 1]!;
  for (let q = first[u]!; q < end; q++) {
    const v = near[q]!;
    const g = group[v]!;
    const moving = sign[g]!;
    if (moving > 0 || g === own || (moving === 0 && !toFree)) continue;
    const slack = dual + y[v]! + offset[g]! - twice[q]!;
    if (moving === 0) {
      const time = now + slack + GROW;
      if (time < key[v]!) {
        partner[v] = u;
        via[v] = q;
        schedule(heap, v, time);
      }
    } else {
      const time = now + (slack - now) / 2 + (tree[g] === root ? SHRINK : 0);
      if (time < soonest) {
        soonest = time;
        other = v;
        edge = q;
      }
    }
  }
  partner[u] = other;
  via[u] = edge;
  schedule(heap, u, soonest);
}

/** A vertex in no tree looks for the first outer vertex that will reach it. */
export function rescanFree(s: State, v: number): void {
  const { first, near, twice, group, sign, y, offset, heap, partner, via } = s;
  const dual = y[v]! + offset[group[v]!]!;
  let soonest = Infinity;
  const end = first[v + 1]!;
  for (let q = first[v]!; q < end; q++) {
    const u = near[q]!;
    const g = group[u]!;
    if (sign[g]! >= 0) continue;
    // The slack is this time less the clock. It vanishes when the clock has advanced by the slack.
    const time = dual + y[u]! + offset[g]! - twice[q]! + GROW;
    if (time < soonest) {
      soonest = time;
      partner[v] = u;
      via[v] = q;
    }
  }
  if (soonest === Infinity) cancel(heap, v);
  else schedule(heap, v, soonest);
}
