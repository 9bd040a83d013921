import { Script } from 'node:vm';
import type { Graph, Matching, Objective, PairSource } from '../src/index.ts';
import * as right from '../src/index.ts';
import { type Edge, graphOf, randomFrom, randomGraph } from './fuzzGraphs.ts';
import { sourceOf } from './sources.ts';

/** How a solver was caught: by a refused proof and by a different answer. Also the number of graphs for which it had no answer. */
export type Caught = { verify: string | null; differential: string | null; unanswered: number };
export type Solver = Pick<typeof right, 'solve' | 'solveSource'>;

/**
 * Runs a solver that may be broken beside the right one, on graphs of three sizes, until both the check of the certificate and the
 * comparison have caught it. A graph that it cannot answer within a moment (milliseconds; null for ever) does not count against it.
 */
export function caughtOf(solver: Solver, moment: number | null): Caught {
  const random = randomFrom(77);
  const caught: Caught = { verify: null, differential: null, unanswered: 0 };
  const tryOne = (
    place: string,
    answer: () => Matching,
    verdict: (result: Matching) => right.Verification,
    truth: () => Matching,
  ): void => {
    const result = soon(answer, moment);
    // All other solvers are compared with the right one's answers, which need no second computation.
    const expected = solver === right && result ? () => result : truth;
    if (result) compare(caught, place, result, verdict(result), known(place, expected));
    else caught.unanswered++;
  };
  for (let round = 0; round < 700 && !(caught.verify && caught.differential); round++) {
    const edges = edgesFor(random, round);
    const n = 1 + Math.max(...edges.map(([i, j]) => Math.max(i, j)), 0) + (round % 2);
    const priority = round % 3 === 0 ? Array.from({ length: n }, () => random(3)) : undefined;
    const graph: Graph = graphOf(n, edges, priority);
    for (const objective of ['cardinality', 'weight'] as Objective[]) {
      tryOne(
        `${n} vertices, round ${round}, by ${objective}`,
        () => solver.solve(graph, { objective }),
        (result) => right.verify(graph, result),
        () => right.solve(graph, { objective }),
      );
      // The same by rows, beginning with few edges of each vertex.
      const source: PairSource = sourceOf(n, edges, priority).source;
      const few = { objective, first: 1, kept: 2 };
      tryOne(
        `${n} vertices by rows, round ${round}, by ${objective}`,
        () => solver.solveSource(source, few),
        (result) => right.verifySource(source, result),
        () => right.solveSource(source, few),
      );
    }
  }
  return caught;
}

function edgesFor(random: (k: number) => number, round: number): Edge[] {
  const size = round % 7;
  const n = size < 3 ? 2 + random(11) : size < 6 ? 13 + random(33) : 60 + random(100);
  const edges = randomGraph(random, n, size === 6 ? 8 + random(90) : 15 + random(85), 0, 1 + random(6));
  const twice = edges.filter(() => random(20) === 0).map(([i, j]): Edge => [j, i, random(9)]);
  return [...edges, ...twice];
}

const truths = new Map<string, Matching>();

/** The right answer for a place; all solvers get the same graphs. */
function known(place: string, truth: () => Matching): Matching {
  const found = truths.get(place) ?? truth();
  truths.set(place, found);
  return found;
}

const ASK = new Script('answer()');

/**
 * The answer; null if it takes too long or is an error. An endless loop is interrupted, which is possible only in a script of its own.
 * Starting such a script takes as long as most answers.
 */
function soon<T>(answer: () => T, moment: number | null): T | null {
  try {
    if (moment === null) return answer();
    Object.assign(globalThis, { answer });
    return ASK.runInThisContext({ timeout: moment }) as T;
  } catch {
    return null;
  }
}

function compare(
  caught: Caught,
  place: string,
  result: Matching,
  verdict: right.Verification,
  truth: Matching,
): void {
  if (!verdict.ok) caught.verify ??= `${verdict.failure}, ${place}`;
  // Several numbers of pairs may give the greatest weight, if some pairs weigh nothing.
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
