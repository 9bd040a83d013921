import { compile, createRows, defaultPolicy } from '#matching';
import { crowd } from './crowd.ts';

const WARM = 40;
const TURNS = 40;

/**
 * Nanoseconds of CPU time for one pair: from compiled people and a policy to the scores of all pairs, with the hard rules checked. Taken
 * over many turns, since one turn takes a few milliseconds.
 */
export function nsPerPair(n: number, seed: number): number {
  const compiled = compile(crowd(n, seed));
  const policy = defaultPolicy();
  const people = [...compiled.candidates.keys()];
  const out = new Int32Array(n);
  const scoreAll = (): void => {
    const rows = createRows(compiled, policy, people);
    for (let v = 0; v < n; v++) rows.row(v, v + 1, out);
  };
  for (let turn = 0; turn < WARM; turn++) scoreAll();
  const before = process.threadCpuUsage();
  for (let turn = 0; turn < TURNS; turn++) scoreAll();
  const { user, system } = process.threadCpuUsage(before);
  return ((user + system) * 1000) / (TURNS * ((n * (n - 1)) / 2));
}
