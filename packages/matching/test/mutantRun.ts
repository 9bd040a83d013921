import { runInThisContext } from 'node:vm';
import type { Graph, Matching, Objective, PairSource } from '../src/index.ts';
import * as right from '../src/index.ts';
import { type Edge, graphOf, randomFrom, randomGraph } from './fuzzGraphs.ts';
import { sourceOf } from './sources.ts';

// Runs a broken copy of the solver (its index.ts is the first argument) beside the right one on graphs of three sizes, until both the
// certificate's check and the comparison have caught it: by a proof refused and an answer that differs. What it has no answer to within
// a moment (milliseconds, the second argument) is not held against it. Prints what came of it, as JSON.

export type Caught = { verify: string | null; differential: string | null; unanswered: number };

const broken = (await import(process.argv[2]!)) as typeof right;
const moment = Number(process.argv[3]);
const random = randomFrom(77);
const caught: Caught = { verify: null, differential: null, unanswered: 0 };

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
  const result = soon(() => broken.solve(graph, { objective }));
  if (!result) return;
  const place = `${graph.n} vertices, round ${round}`;
  compare(place, result, right.verify(graph, result), right.solve(graph, { objective }));
}

/** The same by rows, beginning with few edges of each vertex. */
function tryFew(source: PairSource, objective: Objective, round: number): void {
  const result = soon(() => broken.solveSource(source, { objective, first: 1, kept: 2 }));
  if (!result) return;
  const place = `${source.n} vertices by rows, round ${round}`;
  compare(place, result, right.verifySource(source, result), right.solveSource(source, { objective }));
}

/** The answer, or null when it does not come soon or is an error. A loop without end is interrupted, as nothing but a script of its own can be. */
function soon<T>(answer: () => T): T | null {
  try {
    Object.assign(globalThis, { answer });
    return runInThisContext('answer()', { timeout: moment }) as T;
  } catch {
    caught.unanswered++;
    return null;
  }
}

function compare(place: string, result: Matching, verdict: right.Verification, truth: Matching): void {
  if (!verdict.ok) caught.verify ??= `${verdict.failure}, ${place}`;
  // The greatest weight may be had with more or fewer pairs that weigh nothing.
  const isSame =
    result.weight === truth.weight &&
    (result.objective === 'weight' || result.cardinality === truth.cardinality);
  if (!isMatching(result.mate)) caught.differential ??= `no matching, ${place}`;
  else if (!isSame)
    caught.differential ??= `${result.cardinality}, ${result.weight} for ${truth.cardinality}, ${truth.weight}, ${place}`;
}

function isMatching(mate: Int32Array): boolean {
  return mate.every((w, v) => w === -1 || mate[w] === v);
}
