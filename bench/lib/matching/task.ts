import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { node } from '../scratch.ts';
import type { Crowd } from './crowd.ts';

/**
 * People of each seed, `turns` times over in one process; the middle turn counts. Runs the solver alone, by weight, or everything that the
 * application runs, with priorities, trios and reasons. Or one graph from a file, once.
 */
export type Task =
  | ({
      of: 'people';
      n: number;
      seeds: readonly number[];
      turns?: number;
      ties?: boolean;
      app?: boolean;
    } & Crowd)
  | { of: 'graph'; file: string };

/**
 * Milliseconds by the clock and of CPU time of the matching thread, from the input to the proven result. Also the peak memory of the
 * process, in MB.
 */
export type Measured = { wall: number; cpu: number; mb: number; weight: number; cardinality: number };

/** Measures in a process of its own, without warm-up, as just after a start. */
export function measure(task: Task): Measured[] {
  const args = [join(import.meta.dirname, 'runOnce.ts'), JSON.stringify(task)];
  return JSON.parse(execFileSync(node, args, { encoding: 'utf8' })) as Measured[];
}
