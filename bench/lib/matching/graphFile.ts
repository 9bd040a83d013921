import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import type { Graph } from '#matching';

/** Writes n, m and three arrays as 32-bit integers, in the machine's byte order. */
export function writeGraph(file: string, { n, from, to, weight }: Graph): void {
  const out = openSync(file, 'w');
  for (const part of [Int32Array.of(n, from.length), from, to, Int32Array.from(weight)]) writeSync(out, part);
  closeSync(out);
}

export function readGraph(file: string): Graph {
  const input = openSync(file, 'r');
  const read = (length: number): Int32Array => {
    const part = new Int32Array(length);
    readSync(input, part);
    return part;
  };
  const [n, m] = read(2);
  const graph = { n: n!, from: read(m!), to: read(m!), weight: read(m!) };
  closeSync(input);
  return graph;
}
