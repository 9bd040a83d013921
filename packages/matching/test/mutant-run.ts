import type { Graph, Matching, Objective, PairSource } from '../src/index.ts';
import * as right from '../src/index.ts';
import { type Edge, graphOf, randomFrom, randomGraph } from './fuzz-graphs.ts';
import { sourceOf } from './sources.ts';

// Runs a broken copy of the solver (its index.ts is the argument) beside the right one on graphs of three sizes, until
// both the certificate's check and the comparison have caught it. Prints how, as JSON.

const broken = (await import(process.argv[2]!)) as typeof right;
const random = randomFrom(77);
const caught: { verify: string | null; differential: string | null } = { verify: null, differential: null };

for (let round = 0; round < 700 && !(caught.verify && caught.differential); round++) {
  const edges = edgesFor(round);
  const n = 1 + Math.max(...edges.map(([i, j]) => Math.max(i, j)), 0) + (round % 2);
  const priority = round % 3 === 0 ? Array.from({ length: n }, () => random(3)) : undefined;
  for (const objective of ['cardinality', 'weight'] as const) {
    tryOn(graphOf(n, edges, priority), objective, round);
    tryFew(sourceOf(n, edges, priority).source, objective, round);
  }
}
console.log(JSON.stringify(caught));

function edgesFor(round: number): Edge[] {
  const size = round % 7;
  const n = size < 3 ? 2 + random(11) : size < 6 ? 13 + random(33) : 60 + random(100);
  const edges = randomGraph(random, n, size === 6 ? 8 + random(90) : 15 + random(85), 0, 1 + random(6));
  const twice = edges.filter(() => random(20) === 0).map(([i, j]): Edge => [j, i, random(9)]);
  return [...edges, ...twice];
}

function tryOn(graph: Graph, objective: Objective, round: number): void {
  compare(`${graph.n} vertices, round ${round}`, () => {
    const result = broken.solve(graph, { objective, shouldStop: patience() });
    return [result, right.verify(graph, result), right.solve(graph, { objective })];
  });
}

/** The same by rows, beginning with few edges of each vertex. */
function tryFew(source: PairSource, objective: Objective, round: number): void {
  compare(`${source.n} vertices by rows, round ${round}`, () => {
    const result = broken.solveSource(source, { objective, first: 1, kept: 2, shouldStop: patience() });
    return [result, right.verifySource(source, result), right.solveSource(source, { objective })];
  });
}

/** A broken solver may go on for ever; a right one asks a few times. */
function patience(): () => boolean {
  let left = 20_000;
  return () => left-- < 0;
}

function compare(place: string, run: () => [Matching, right.Verification, Matching]): void {
  try {
    const [result, verdict, truth] = run();
    if (!verdict.ok) caught.verify ??= `${verdict.failure}, ${place}`;
    // The greatest weight may be had with more or fewer pairs that weigh nothing.
    const isSame =
      result.weight === truth.weight &&
      (result.objective === 'weight' || result.cardinality === truth.cardinality);
    if (!isSame || !isMatching(result.mate))
      caught.differential ??= `${result.cardinality}, ${result.weight} for ${truth.cardinality}, ${truth.weight}, ${place}`;
  } catch (error) {
    // An answer that never comes is caught by whoever waits for it.
    caught.verify ??= `${String(error).slice(0, 60)}, ${place}`;
    caught.differential ??= caught.verify;
  }
}

function isMatching(mate: Int32Array): boolean {
  return mate.every((w, v) => w === -1 || mate[w] === v);
}
