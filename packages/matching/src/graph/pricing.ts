import { type State, topOf } from '../blossom/state.ts';
import { fillShared, layOut } from './nest.ts';
import { NOT_ALLOWED, type PairSource } from './pair-source.ts';
import type { Shortlist } from './shortlist.ts';

/** Edges one after the other: vertex, vertex, weight. */
export type Edges = number[];

/** How many of the worst violated pairs one vertex may bring in at a time. */
const BRING = 6;

/** The pairs at hand that outweigh their duals, the worst few of each vertex. */
export function listViolated(s: State, { size, count, others, weights }: Shortlist): Edges {
  const price = pricer(s);
  for (let v = 0; v < s.n; v++) {
    price.begin();
    for (let k = v * size; k < v * size + count[v]!; k++) price.look(v, others[k]!, weights[k]!);
    price.end(v);
  }
  return price.found;
}

/** Of vertices whose dual leaves room for a pair that nobody has at hand, the violated pairs of the whole row. */
export function rowsViolated(s: State, { left }: Shortlist, source: PairSource, onRow: () => void): Edges {
  const price = pricer(s);
  const out = new Int32Array(s.n);
  for (let v = 0; v < s.n; v++) {
    if (left[v] === -1 || s.y[v]! >= left[v]!) continue;
    onRow();
    source.row(v, 0, out);
    price.begin();
    for (let w = 0; w < s.n; w++) if (out[w] !== NOT_ALLOWED) price.look(v, w, out[w]!);
    price.end(v);
  }
  return price.found;
}

function pricer(s: State) {
  const nest = layOut(s);
  const shared = new Float64Array(s.n);
  const found: Edges = [];
  let worst: { w: number; weight: number; short: number }[] = [];
  let filled = false;
  return {
    found,
    begin(): void {
      worst = [];
      filled = false;
    },
    look(v: number, w: number, weight: number): void {
      let short = 2 * weight - s.y[v]! - s.y[w]!;
      if (short <= 0 || v === w) return;
      if (topOf(s, v) === topOf(s, w)) {
        if (!filled) fillShared(nest, v, shared);
        filled = true;
        short -= shared[w]!;
        if (short <= 0) return;
      }
      worst.push({ w, weight, short });
    },
    end(v: number): void {
      worst.sort((a, b) => b.short - a.short || a.w - b.w);
      for (const { w, weight } of worst.slice(0, BRING)) found.push(v, w, weight);
    },
  };
}
