import { runBlossom } from '../blossom/run.ts';
import type { State } from '../blossom/state.ts';
import { floorsOf, type Range } from './bonus.ts';
import type { Objective } from './types.ts';

/**
 * Runs to the optimum; answers the unit that its certificate needs. Weight alone is tried first: where that covers everybody
 * (or all but one of the least priority), nothing could come before it. Else the duals of those left go on falling,
 * from where they stand, as far as the bonuses allow. The state must have floors of 0 when it comes new.
 */
export function runInPhases(
  s: State,
  range: Range,
  objective: Objective,
  unit: number,
  onEvents: () => void,
): number {
  runBlossom(s, onEvents);
  if (unit === 0 || s.floor.some((floor) => floor < 0)) return unit;
  if (isEverybodyCovered(s, range)) return 0;
  s.floor.set(floorsOf(range, objective, unit));
  runBlossom(s, onEvents);
  return unit;
}

function isEverybodyCovered(s: State, { priority }: Range): boolean {
  if (s.n - 2 * s.pairs > 1) return false;
  const left = s.mate.indexOf(-1);
  if (left === -1 || !priority) return true;
  for (let v = 0; v < s.n; v++) if (priority[v]! < priority[left]!) return false;
  return true;
}
