import { runBlossom } from '../blossom/run.ts';
import type { State } from '../blossom/state.ts';
import { floorsOf, type Range } from './bonus.ts';
import { mostPairs } from './mostPairs.ts';
import type { Certificate, Objective } from './types.ts';

/** The parts of a certificate besides duals and blossoms. */
export type Reason = Pick<Certificate, 'unit' | 'levels' | 'groups'>;

/** The source of more edges. Both functions add the edges they find to the state, and return whether they found any. */
export type Market = {
  /** Adds pairs that outweigh their duals. */
  reprice: () => boolean;
  /** Adds pairs that join two groups; -1 is no group. */
  connect: (groups: Int32Array) => boolean;
};

/** For a state that has all edges already. */
export const NO_MARKET: Market = { reprice: () => false, connect: () => false };

/**
 * Runs a state with floors of 0 to the optimum. First it matches by weight alone. If that leaves only people of the lowest priority, and as
 * few as possible, nothing could come before weight. If fewer could be left, the duals of everybody left fall together until there are as
 * many pairs as possible. Only if somebody of a higher priority is left do bonuses by level decide. `unit` comes from `unitOf`.
 */
export function runInPhases(
  s: State,
  range: Range,
  objective: Objective,
  unit: number,
  market: Market,
  onEvents: () => void,
): Reason {
  const runAndReprice = () => {
    do runBlossom(s, onEvents);
    while (market.reprice());
  };
  runAndReprice();
  const even: Reason = { unit: 0, levels: false, groups: null };
  if (unit === 0) return even;
  if (onlyLeastAreLeft(s, range)) {
    if (s.n - 2 * s.pairs <= 1 || (objective === 'weight' && leastOf(range) === 0)) return even;
    if (objective === 'cardinality') {
      const { pairs, groups } = mostPairs(s, market, onEvents);
      let fallen = 0;
      while (s.pairs < pairs) {
        s.floor.fill(-Infinity);
        fallen += runBlossom(s, onEvents, pairs);
        s.floor.fill(0 - fallen);
        runAndReprice();
      }
      if (onlyLeastAreLeft(s, range)) return { unit: fallen, levels: false, groups };
    }
  }
  s.floor.set(floorsOf(range, objective, unit));
  runAndReprice();
  return { unit, levels: true, groups: null };
}

function leastOf({ n, priority }: Range): number {
  let least = priority?.[0] ?? 0;
  if (priority) for (let v = 1; v < n; v++) if (priority[v]! < least) least = priority[v]!;
  return least;
}

function onlyLeastAreLeft(s: State, range: Range): boolean {
  const { priority } = range;
  if (!priority) return true;
  const least = leastOf(range);
  for (let v = 0; v < s.n; v++) if (s.mate[v] === -1 && priority[v]! > least) return false;
  return true;
}
