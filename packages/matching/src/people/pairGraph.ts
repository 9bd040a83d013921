import { throwIfStopped } from '../graph/abort.ts';
import type { Graph, SolveOptions } from '../graph/types.ts';
import type { Compiled } from './compile.ts';
import { grown } from './packing.ts';
import { createRows } from './rows.ts';
import type { Policy } from './types.ts';

/** Initial room for edges per person; when it is full, it grows by half. */
const FIRST = 64;

/** The allowed pairs among `people` (candidate numbers) with their scores; vertex v is `people[v]`. */
export function pairGraph(
  c: Compiled,
  policy: Policy,
  people: readonly number[],
  { onProgress, shouldStop }: Pick<SolveOptions, 'onProgress' | 'shouldStop'> = {},
): Graph {
  const rows = createRows(c, policy, people);
  const { n, priority } = rows;
  const row = new Int32Array(n);
  let room = FIRST * n;
  let from = new Int32Array(room);
  let to = new Int32Array(room);
  let weight = new Int32Array(room);
  let m = 0;
  for (let v = 0; v < n; v++) {
    throwIfStopped(shouldStop);
    rows.row(v, v + 1, row);
    if (m + n > room) {
      room = Math.max(m + n, room + (room >> 1));
      [from, to, weight] = [grown(from, room), grown(to, room), grown(weight, room)];
    }
    for (let w = v + 1; w < n; w++) {
      if (row[w]! < 0) continue;
      from[m] = v;
      to[m] = w;
      weight[m++] = row[w]!;
    }
    onProgress?.(v + 1, n);
  }
  return {
    n,
    from: from.subarray(0, m),
    to: to.subarray(0, m),
    weight: weight.subarray(0, m),
    ...(priority && { priority }),
  };
}
