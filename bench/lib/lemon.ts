import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Graph } from '#matching';

/** LEMON's matcher, compiled by g++ against liblemon-dev in `folder`; null where either is not here. */
export function buildLemon(folder: string): ((graph: Graph) => { weight: number; ms: number }) | null {
  const program = join(folder, 'lemon');
  try {
    execFileSync('g++', ['-O2', '-o', program, join(import.meta.dirname, 'lemon.cc')], { stdio: 'ignore' });
  } catch {
    return null;
  }
  return ({ n, from, to, weight }) => {
    const file = join(folder, 'graph.txt');
    const lines = Array.from(from, (i, k) => `${i} ${to[k]} ${weight[k]}`);
    writeFileSync(file, `${n} ${from.length}\n${lines.join('\n')}\n`);
    const out = execFileSync('sh', ['-c', '"$0" < "$1"', program, file], { encoding: 'utf8' });
    return JSON.parse(out) as { weight: number; ms: number };
  };
}
