import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { candidates } from '../bench/lib/matching/candidates.ts';
import { writeGraph } from '../bench/lib/matching/graphFile.ts';
import { type Curve, exponentOf, plot } from '../bench/lib/matching/plot.ts';
import { measure } from '../bench/lib/matching/task.ts';
import { inScratch } from '../bench/lib/scratch.ts';

// Draws how the time of matching grows from 100 to 1,000,000 people (`npm run bench:curve`; ten minutes). Measures the CPU time of a cold
// process, from people or a graph to the proven result. Writes packages/matching/growth.svg and prints the figures.

const SIZES = [100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000];
/** Above this number all pairs of people take too long: their number grows by the square. */
const MOST_PEOPLE = 20_000;
/** Below this number the start of the process takes too large a share to show how the time grows. */
const STEADY = 10_000;

const curves: Curve[] = [
  { name: 'all pairs: from people to proven pairs, scoring included', colour: '#d1495b', points: [] },
  { name: 'matcher alone: 20 candidates each', colour: '#00798c', points: [] },
];
await inScratch((folder) => {
  const file = join(folder, 'graph');
  for (const n of SIZES) {
    if (n <= MOST_PEOPLE) {
      const [one] = measure({ of: 'people', n, seeds: [1] });
      add(0, n, one!.cpu / 1000, one!.mb);
    }
    writeGraph(file, candidates(n, 20, 1));
    const [one] = measure({ of: 'graph', file });
    add(1, n, one!.cpu / 1000, one!.mb);
  }
  return Promise.resolve();
});
for (const curve of curves) {
  console.log(`${curve.name}: time grows by the power ${exponentOf(curve, STEADY).toFixed(2)} of the people`);
}
await writeFile(
  join(import.meta.dirname, '../packages/matching/growth.svg'),
  plot(curves, 'Seconds of CPU time by the number of people'),
);

function add(curve: number, n: number, seconds: number, mb: number): void {
  console.log(`${curves[curve]!.name}, ${n}: ${seconds.toFixed(3)} s, ${mb.toFixed(0)} MB`);
  curves[curve]!.points.push([n, seconds]);
}
