import { createReadStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { solve, verify } from '#matching';
import type { Graph, Matching, Objective } from '#matching';
import { Refusal } from '../lib/refusal.ts';
import { UsageError } from './command.ts';
import type { Command } from './command.ts';
import { readGraph } from './match/readGraph.ts';

export const command: Command = {
  name: 'match-graph',
  summary: 'Match a graph as well as can be, and prove it.',
  help: `Usage: antipode match-graph [FILE|-] [--objective weight|cardinality]

  --objective weight       The greatest weight, whatever the number of pairs. This is the default.
  --objective cardinality  The most pairs, and of those the greatest weight.

The input is "n m", then m lines "i j w": an edge between the vertices i and j, counted from 0, of whole weight w.
Standard output has the pairs, "i j" one a line; standard error one line of JSON with cardinality, weight,
ms (what matching took, without reading and proving) and verified (whether nothing better can exist).
Exit code: 0 done and proven, 1 cannot be read or proven, 2 wrong use.`,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { objective: { type: 'string', default: 'weight' } },
    });
    const { objective } = values;
    if (objective !== 'weight' && objective !== 'cardinality')
      throw new UsageError('--objective is weight or cardinality');
    if (positionals.length > 1) throw new UsageError('one graph at a time, please');
    const graph = await read(positionals[0] ?? '-');
    const before = performance.now();
    const matching = solveOrRefuse(graph, objective);
    const ms = Math.round((performance.now() - before) * 1000) / 1000;
    const verified = verify(graph, matching).ok;
    const { cardinality, weight } = matching;
    await write(pairLines(matching));
    console.error(JSON.stringify({ cardinality, weight, ms, verified }));
    return verified ? 0 : 1;
  },
};

async function read(path: string): Promise<Graph> {
  if (path === '-') return readGraph(process.stdin);
  try {
    return await readGraph(createReadStream(path, { highWaterMark: 1 << 20 }));
  } catch (error) {
    throw error instanceof Refusal
      ? error
      : new UsageError(`cannot read ${path}: ${(error as Error).message}`);
  }
}

/** Refuses weights that are too great to be added exactly: the fault is in the input. */
function solveOrRefuse(graph: Graph, objective: Objective): Matching {
  try {
    return solve(graph, { objective });
  } catch (error) {
    throw new Refusal((error as Error).message);
  }
}

function pairLines({ mate }: Matching): string {
  const lines: string[] = [];
  mate.forEach((w, v) => {
    if (v < w) lines.push(`${v} ${w}\n`);
  });
  return lines.join('');
}

/** Resolves when everything is written, even into a slow pipe. */
function write(text: string): Promise<void> {
  return new Promise((done, fail) => process.stdout.write(text, (error) => (error ? fail(error) : done())));
}
