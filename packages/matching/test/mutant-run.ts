import type { Graph, Objective } from '../src/index.ts';
import { solve, verify } from '../src/index.ts';
import { type Edge, graphOf, randomFrom, randomGraph } from './fuzz-graphs.ts';

// Runs a broken copy of the solver (its index.ts is the argument) beside the right one on graphs of three sizes, until
// both the certificate's check and the comparison have caught it. Prints how, as JSON.

const broken = ((await import(process.argv[2]!)) as { solve: typeof solve }).solve;
const random = randomFrom(77);
const caught: { verify: string | null; differential: string | null } = { verify: null, differential: null };

for (let round = 0; round < 700 && !(caught.verify && caught.differential); round++) {
  const graph = graphFor(round);
  for (const objective of ['cardinality', 'weight'] as const) tryOn(graph, objective, round);
}
console.log(JSON.stringify(caught));

function graphFor(round: number): Graph {
  const size = round % 7;
  const n = size < 3 ? 2 + random(11) : size < 6 ? 13 + random(33) : 60 + random(100);
  const edges = randomGraph(random, n, size === 6 ? 8 + random(90) : 15 + random(85), 0, 1 + random(6));
  const twice = edges.filter(() => random(20) === 0).map(([i, j]): Edge => [j, i, random(9)]);
  return graphOf(n, [...edges, ...twice]);
}

function tryOn(graph: Graph, objective: Objective, round: number): void {
  const place = `${graph.n} vertices, round ${round}`;
  try {
    const result = broken(graph, { objective });
    const verdict = verify(graph, result);
    if (!verdict.ok) caught.verify ??= `${verdict.failure}, ${place}`;
    const right = solve(graph, { objective });
    if (
      result.cardinality !== right.cardinality ||
      result.weight !== right.weight ||
      !isMatching(result.mate)
    )
      caught.differential ??= `${result.cardinality}, ${result.weight} for ${right.cardinality}, ${right.weight}, ${place}`;
  } catch (error) {
    // An answer that never comes is caught by whoever waits for it.
    caught.verify ??= `${String(error).slice(0, 60)}, ${place}`;
    caught.differential ??= caught.verify;
  }
}

function isMatching(mate: Int32Array): boolean {
  return mate.every((w, v) => w === -1 || mate[w] === v);
}
