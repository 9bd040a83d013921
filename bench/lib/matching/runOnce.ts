import {
  compile,
  createRows,
  defaultPolicy,
  match,
  solve,
  solveSource,
  verify,
  verifySource,
} from '#matching';
import type { Candidate, Policy } from '#matching';
import { crowd } from './crowd.ts';
import { readGraph } from './graphFile.ts';
import type { Measured, Task } from './task.ts';

// One measurement in a process of its own. Takes the task as JSON in the first argument, prints the result as JSON.

type Found = { weight: number; cardinality: number };

const task = JSON.parse(process.argv[2]!) as Task;
console.log(JSON.stringify(task.of === 'people' ? matchPeople(task) : matchGraph(task)));

function matchPeople(task: Extract<Task, { of: 'people' }>): Measured[] {
  const { n, seeds, turns = 1, ties = false, app = false } = task;
  const policy = defaultPolicy();
  if (ties) onlyContactWays(policy);
  return seeds.map((seed) => {
    const people = app ? crowd(n, seed, task).map(withPriority) : crowd(n, seed, task);
    const times = Array.from({ length: turns }, () =>
      timed(() => (app ? asTheApp(people, policy) : byWeight(people, policy))),
    );
    return times.toSorted((a, b) => a.cpu - b.cpu)[turns >> 1]!;
  });
}

function byWeight(people: readonly Candidate[], policy: Policy): [Found, boolean] {
  const compiled = compile(people);
  const rows = createRows(compiled, policy, [...compiled.candidates.keys()]);
  const result = solveSource(rows, { objective: 'weight' });
  return [result, verifySource(rows, result).ok];
}

/** One person in seven had no partner last time, some of them twice. */
function withPriority(one: Candidate): Candidate {
  return { ...one, priority: Number(one.order % 7 === 0) + Number(one.order % 21 === 0) };
}

/** Matches with the options of src/rooms/pairing/runs/matchWorker.ts. */
function asTheApp(people: readonly Candidate[], policy: Policy): [Found, boolean] {
  const { proof, trioProof } = match(people, policy, {
    seed: 1,
    locked: [],
    insight: true,
    shouldStop: () => false,
    onProgress: () => {},
  });
  return [proof, proof.verified && trioProof?.verified !== false];
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

/** Measures from the input to the proven result. */
function timed(match: () => [Found, boolean]): Measured {
  const cpu = process.threadCpuUsage();
  const began = performance.now();
  const [{ weight, cardinality }, isProven] = match();
  const wall = performance.now() - began;
  const { user, system } = process.threadCpuUsage(cpu);
  if (!isProven) throw new Error('not proven');
  const mb = process.resourceUsage().maxRSS / 1024;
  return { wall, cpu: (user + system) / 1000, mb, weight, cardinality };
}

/** Leaves only the rule about means of contact, which gives one of few weights. */
function onlyContactWays({ soft }: Policy): void {
  for (const rule of Object.keys(soft) as (keyof typeof soft)[])
    soft[rule] = rule === 'contactWays' ? 100 : 0;
}
