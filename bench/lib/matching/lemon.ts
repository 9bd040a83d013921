import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Weight of the best matching, and milliseconds of CPU time of the solve alone. */
export type Peer = (graphFile: string) => { weight: number; ms: number };

/** LEMON's matcher, compiled by g++ against liblemon-dev in `folder`; null if either is not installed. */
export function buildLemon(folder: string): Peer | null {
  const program = join(folder, 'lemon');
  try {
    execFileSync('g++', ['-O3', '-march=native', '-o', program, join(import.meta.dirname, 'lemon.cc')], {
      stdio: 'ignore',
    });
  } catch {
    return null;
  }
  return (file) =>
    JSON.parse(execFileSync(program, [file], { encoding: 'utf8' })) as { weight: number; ms: number };
}
