import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import type { Report } from '../../src/simulate/report.ts';
import { builtProgram, node } from './scratch.ts';

/** The report of a simulated round, and the seconds it took to play. */
export interface Played {
  report: Report;
  seconds: number;
}

/** People of the round, from a tenth as many countries. Set fewer for a try. */
export const PEOPLE = Number(process.env.PEOPLE ?? 764);

/**
 * Plays a whole round of the size the model programme had, with its own PostgreSQL. A round in which rules are broken also has a report.
 * `more` are further options of the command.
 */
export async function playRound(area: string, seed: number, more: readonly string[] = []): Promise<Played> {
  const main = await builtProgram(area);
  const size = [
    '--people',
    String(PEOPLE),
    '--countries',
    String(Math.floor(PEOPLE / 10)),
    '--seed',
    String(seed),
  ];
  const began = performance.now();
  const child = spawn(node, [main, 'simulate', ...size, ...more, '--json'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const stdout = await text(child.stdout);
  return { report: JSON.parse(stdout) as Report, seconds: (performance.now() - began) / 1000 };
}

/** All broken rules of the round, and its mails astray, added up. */
export const brokenIn = ({ report }: Played): number =>
  Object.values(report.violations).reduce((sum, n) => sum + n, report.mailsAstray);
