import edmondsBlossom from 'edmonds-blossom';
import { type Objective, solve, solveSource, verify, verifySource } from '../src/index.ts';
import { type Edge, graphOf, randomFrom, randomGraph } from './fuzzGraphs.ts';
import { sourceOf } from './sources.ts';

/** The number of compared graphs of each size, and the number of our runs on them. */
export type Compared = { small: number; middle: number; large: number; runs: number };

/**
 * Matches `count` random graphs by this solver, for both objectives, with all edges at once and a few at a time, and by `edmonds-blossom`
 * of npm. Of a hundred graphs, seventy have up to 12 vertices, one has 60 to 200 and the others 13 to 45; most are full of ties. Throws at
 * the first graph whose result differs or whose certificate does not verify, and names it.
 */
export function differ(
  count: number,
  seed: number,
  onGraph: (compared: Compared) => void = () => {},
): Compared {
  const compared = { small: 0, middle: 0, large: 0, runs: 0 };
  for (let k = 0; k < count; k++) {
    // Each graph has its own seed, so that it can be examined alone.
    const random = randomFrom(Math.imul(seed, 0x9e3779b1) + k);
    const size = k % 100 === 99 ? 'large' : k % 10 < 7 ? 'small' : 'middle';
    const n = { small: 2 + random(11), middle: 13 + random(33), large: 60 + random(141) }[size];
    const edges = drawEdges(random, n);
    compared.runs += compare(`graph ${k} of seed ${seed}: ${n} vertices, ${edges.length} edges`, n, edges);
    compared[size]++;
    onGraph(compared);
  }
  return compared;
}

function drawEdges(random: (k: number) => number, n: number): Edge[] {
  const percent = n < 13 ? 10 + random(91) : random(2) === 0 ? 3 + random(20) : 10 + random(91);
  const kind = random(8);
  const high = kind === 0 ? 10_000 : kind === 1 ? 0 : 1 + random(8);
  return randomGraph(random, n, percent, kind === 2 ? -high : 0, high);
}

/** Returns the number of our runs that agreed. */
function compare(name: string, n: number, edges: Edge[]): number {
  const graph = graphOf(n, edges);
  let runs = 0;
  for (const objective of ['cardinality', 'weight'] as const) {
    const peer = byPeer(edges, objective);
    const check = (way: string, ours: { cardinality: number; weight: number }, isProven: boolean) => {
      runs++;
      const is = `${objective} ${way} gives ${ours.cardinality} pairs of ${ours.weight}`;
      if (!isProven) throw new Error(`${name}: ${is}, not proven`);
      // Several numbers of pairs may give the greatest weight, if some pairs weigh nothing.
      const isSame =
        ours.weight === peer.weight && (objective === 'weight' || ours.cardinality === peer.pairs);
      if (!isSame) throw new Error(`${name}: ${is}, the peer ${peer.pairs} of ${peer.weight}`);
    };
    const whole = solve(graph, { objective });
    check('at once', whole, verify(graph, whole).ok);
    // A source has no weights below 0.
    if (edges.some(([, , w]) => w < 0)) continue;
    const { source } = sourceOf(n, edges);
    const few = solveSource(source, { objective, first: 2, kept: 4 });
    check('by rows', few, verifySource(source, few).ok);
  }
  return runs;
}

function byPeer(edges: Edge[], objective: Objective): { pairs: number; weight: number } {
  const mate = edges.length === 0 ? [] : edmondsBlossom(edges, objective === 'cardinality');
  let pairs = 0;
  let weight = 0;
  for (const [i, j, w] of edges) {
    if (mate[i] !== j) continue;
    pairs++;
    weight += w;
  }
  return { pairs, weight };
}
