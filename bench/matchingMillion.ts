import { join } from 'node:path';
import { candidates } from './lib/matching/candidates.ts';
import { writeGraph } from './lib/matching/graphFile.ts';
import { measure } from './lib/matching/task.ts';
import { plainLoop } from './lib/plainLoop.ts';
import type { Area, Row } from './lib/row.ts';
import { inScratch } from './lib/scratch.ts';

/** How many pairs the plain loop adds up. */
const PAIRS = 1e8;

/** A million people with twenty candidates each, to the proven optimum. It takes minutes, so it runs only when `--only` names it. */
export const area: Area = {
  name: 'matching-million',
  onDemand: true,
  run: (note) =>
    inScratch((folder) => {
      note('drawing a million people');
      const graph = candidates(1_000_000, 20, 1);
      const file = join(folder, 'graph');
      writeGraph(file, graph);
      note(`matching ${graph.from.length} edges`);
      const [{ cpu, wall, mb, cardinality }] = measure({ of: 'graph', file }) as [
        ReturnType<typeof measure>[0],
      ];
      const loop = (plainLoop() * PAIRS) / 1e9;
      const against = `${graph.from.length} edges, ${cardinality} pairs, proven; CPU s: ${(cpu / 1000).toFixed(0)} against ${loop.toFixed(2)} for ${PAIRS / 1e6} million pairs; by the clock ${(wall / 1000).toFixed(0)} s`;
      const row = (name: string, value: number, unit: string, most: number): Row => ({
        area: 'matching-million',
        row: name,
        value: Math.round(value),
        unit,
        goal: `≤ ${most}`,
        pass: value <= most,
        against,
      });
      return Promise.resolve([
        row('1,000,000 × 20 to the proven optimum, to the plain loop', cpu / 1000 / loop, '×', 100),
        row('1,000,000 × 20: memory', mb, 'MB', 2500),
      ]);
    }),
};
