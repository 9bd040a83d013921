import { compile, createRows, defaultPolicy, solve, solveSource, verify, verifySource } from '#matching';
import type { Matching, Policy } from '#matching';
import { crowd } from './crowd.ts';
import { readGraph } from './graph-file.ts';
import type { Measured, Task } from './task.ts';

// One measurement in a process of its own: the task comes as JSON in the first argument, what was measured is printed as JSON.

const task = JSON.parse(process.argv[2]!) as Task;
console.log(JSON.stringify(task.of === 'people' ? matchPeople(task) : matchGraph(task)));

function matchPeople({ n, seeds, majority, ties, turns }: Extract<Task, { of: 'people' }>): Measured[] {
  const policy = defaultPolicy();
  if (ties) onlyContactWays(policy);
  return seeds.map((seed) => {
    const people = crowd(n, seed, majority);
    const times = Array.from({ length: turns }, () =>
      timed(() => {
        const compiled = compile(people);
        const rows = createRows(compiled, policy, [...compiled.candidates.keys()]);
        const result = solveSource(rows, { objective: 'weight' });
        return [result, verifySource(rows, result).ok];
      }),
    );
    return times.toSorted((a, b) => a.cpu - b.cpu)[turns >> 1]!;
  });
}

function matchGraph({ file }: Extract<Task, { of: 'graph' }>): Measured[] {
  const graph = readGraph(file);
  return [
    timed(() => {
      const result = solve(graph, { objective: 'weight' });
      return [result, verify(graph, result).ok];
    }),
  ];
}

/** From what is given to the proven result. */
function timed(match: () => [Matching, boolean]): Measured {
  const cpu = process.threadCpuUsage();
  const began = performance.now();
  const [{ weight, cardinality }, isProven] = match();
  const wall = performance.now() - began;
  const { user, system } = process.threadCpuUsage(cpu);
  if (!isProven) throw new Error('not proven');
  const mb = process.resourceUsage().maxRSS / 1024;
  return { wall, cpu: (user + system) / 1000, mb, weight, cardinality };
}

/** A rule that gives one of few weights. */
function onlyContactWays({ soft }: Policy): void {
  for (const rule of Object.keys(soft) as (keyof typeof soft)[])
    soft[rule] = rule === 'contactWays' ? 100 : 0;
}
