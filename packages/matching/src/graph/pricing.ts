import type { State } from '../blossom/state.ts';
import { layMissing, lowerLeft, mayMiss } from './mayMiss.ts';
import { layOut, type Nest, sharedDual } from './nest.ts';
import { NOT_ALLOWED, type PairSource } from './pairSource.ts';
import { keepMore, type Shortlist } from './shortlist.ts';

/** A flat list of edges: vertex, vertex, weight. */
export type Edges = number[];

/** The most violated pairs that one vertex brings in at a time, the worst first. */
const BRING = 6;

/** Listed pairs that outweigh their duals, the worst few of each vertex. */
export function listViolated(s: State, { size, count, others, weights, more }: Shortlist): Edges {
  const price = pricer(s);
  for (let v = 0; v < s.n; v++) {
    price.begin();
    const longer = more.get(v);
    if (longer) longer.others.forEach((w, k) => price.look(v, w, longer.weights[k]!));
    else for (let k = v * size; k < v * size + count[v]!; k++) price.look(v, others[k]!, weights[k]!);
    price.end(v);
  }
  return price.found;
}

/**
 * The violated pairs in the whole rows of vertices whose dual leaves room for an unlisted pair. The lowest duals come first: once such a
 * row has been looked through, the other ends of its pairs need not be asked. If most rows would be asked, each pair is instead looked at
 * once, and no lists are extended.
 */
export function rowsViolated(s: State, list: Shortlist, source: PairSource, onRow: () => void): Edges {
  const price = pricer(s);
  const asked = rowsToAsk(s, list, price.nest);
  const isMost = 2 * asked.length > s.n;
  const out = new Int32Array(s.n);
  for (const v of isMost ? list.left.keys() : asked) {
    const first = isMost ? v + 1 : 0;
    onRow();
    source.row(v, first, out);
    if (!isMost) {
      out[v] = NOT_ALLOWED;
      keepMore(list, v, out, source.most);
    }
    price.begin();
    for (let w = first; w < s.n; w++) if (out[w] !== NOT_ALLOWED) price.look(v, w, out[w]!);
    price.end(v);
  }
  return price.found;
}

function rowsToAsk(s: State, { left }: Shortlist, nest: Nest): number[] {
  const along = layMissing(nest, s, left);
  const lowFirst = Int32Array.from(left.keys()).sort((a, b) => s.y[a]! - s.y[b]! || a - b);
  const asked: number[] = [];
  for (const v of lowFirst) {
    if (left[v] === -1 || s.y[v]! >= left[v]! || !mayMiss(along, v)) continue;
    lowerLeft(along, v, -Infinity);
    asked.push(v);
  }
  return asked;
}

/** Pairs that join two groups, a few of each vertex. One end of each lies outside the largest group, so only those rows are computed. */
export function pairsBetween(groups: Int32Array, source: PairSource, onRow: () => void): Edges {
  const n = groups.length;
  const sizes = new Int32Array(n);
  for (const g of groups) if (g !== -1) sizes[g]!++;
  let largest = 0;
  for (let g = 1; g < n; g++) if (sizes[g]! > sizes[largest]!) largest = g;
  const out = new Int32Array(n);
  const found: Edges = [];
  for (let v = 0; v < n; v++) {
    const own = groups[v]!;
    if (own === -1 || own === largest) continue;
    onRow();
    source.row(v, 0, out);
    for (let w = 0, few = 0; w < n && few < BRING; w++) {
      if (out[w] === NOT_ALLOWED || groups[w] === -1 || groups[w] === own || w === v) continue;
      found.push(v, w, out[w]!);
      few++;
    }
  }
  return found;
}

function pricer(s: State) {
  const nest = layOut(s);
  const found: Edges = [];
  let worst: { w: number; weight: number; short: number }[] = [];
  return {
    nest,
    found,
    begin(): void {
      worst = [];
    },
    look(v: number, w: number, weight: number): void {
      let short = 2 * weight - s.y[v]! - s.y[w]!;
      if (short <= 0 || v === w) return;
      short -= sharedDual(nest, v, w);
      if (short <= 0) return;
      worst.push({ w, weight, short });
    },
    end(v: number): void {
      worst.sort((a, b) => b.short - a.short || a.w - b.w);
      for (const { w, weight } of worst.slice(0, BRING)) found.push(v, w, weight);
    },
  };
}
