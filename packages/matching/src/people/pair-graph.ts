import { throwIfStopped } from '../graph/abort.ts';
import type { Graph, SolveOptions } from '../graph/types.ts';
import { pairAllowed } from './allowed.ts';
import type { Compiled } from './compile.ts';
import { score } from './score.ts';
import type { Policy } from './types.ts';

/** The allowed pairs among `people` (candidate numbers) with their scores; vertex v is `people[v]`. */
export function pairGraph(
  c: Compiled,
  policy: Policy,
  people: readonly number[],
  { onProgress, shouldStop }: Pick<SolveOptions, 'onProgress' | 'shouldStop'> = {},
): Graph {
  const n = people.length;
  const from = new Int32Array((n * (n - 1)) / 2);
  const to = new Int32Array(from.length);
  const weight = new Float64Array(from.length);
  let m = 0;
  for (let v = 0; v < n; v++) {
    throwIfStopped(shouldStop);
    for (let w = v + 1; w < n; w++) {
      if (!pairAllowed(c, policy, people[v]!, people[w]!)) continue;
      from[m] = v;
      to[m] = w;
      weight[m++] = score(c, policy, people[v]!, people[w]!);
    }
    onProgress?.(v + 1, n);
  }
  return {
    n,
    from: from.subarray(0, m),
    to: to.subarray(0, m),
    weight: weight.subarray(0, m),
    priority: Int32Array.from(people, (i) => c.candidates[i]!.priority ?? 0),
  };
}
