import edmondsBlossom from 'edmonds-blossom';
import type { Graph } from '#matching';

/** Weight and milliseconds of CPU time of the npm package `edmonds-blossom`. */
export function byEdmonds({ from, to, weight }: Graph): { weight: number; ms: number } {
  const edges = Array.from(from, (i, k): [number, number, number] => [i, to[k]!, weight[k]!]);
  const before = process.threadCpuUsage();
  const mate = edmondsBlossom(edges, false);
  const { user, system } = process.threadCpuUsage(before);
  const sum = edges.reduce((all, [i, j, w]) => (mate[i] === j ? all + w : all), 0);
  return { weight: sum, ms: (user + system) / 1000 };
}
