import type { PairSource } from '../graph/pairSource.ts';
import { pairAllowed } from '../people/allowed.ts';
import type { Compiled } from '../people/compile.ts';
import type { Policy } from '../people/types.ts';
import { couldJoin, type Neighbours, neighboursOf } from './augmenting.ts';
import type { Barrier } from './barrier.ts';
import type { Trio } from '../placeLeftovers.ts';
import type { Opening } from './relax.ts';
import type { Relaxation } from './types.ts';

/** Candidate numbers of two people. */
type Pair = readonly [number, number];

/**
 * Finds, among the changes that open somebody to an unmatched person (`openings`), the first that gives this person a partner while
 * everybody matched stays matched. The person may join a pair (others perhaps changing partners), become the third of a pair, pair with one
 * of a trio, or take the place of somebody who goes to a trio or another pair. `person` is a candidate number. `mate` is a matching of
 * `source`, whose vertex v is `pool[v]`, and `barrier` is the source's. `open` are the pairs that could still take a third. If the policy
 * allows trios, a cheaper change that moves more people may be missed, since placing people in trios is a hard problem. Without trios no
 * change is missed.
 */
export function withoutLoss(
  c: Compiled,
  policy: Policy,
  run: {
    pool: readonly number[];
    source: PairSource;
    mate: Int32Array;
    barrier: Barrier;
    trios: readonly Trio[];
    open: readonly Pair[];
  },
): (person: number, ways: Iterable<Opening>) => Relaxation | null {
  const { pool, source, mate, barrier, trios, open } = run;
  // Rarely needed, and large.
  let near: Neighbours | undefined;
  const vertex = new Map(pool.map((person, v) => [person, v]));
  const stays = new Set(trios.flatMap(({ pair }) => pair.map((person) => vertex.get(person)!)));
  const inTrio = new Set(trios.flatMap(({ pair, third }) => pair.concat(third)));
  const couldHelp = maybeFree(barrier, mate);
  const asThird = (person: number, opened: readonly number[]): boolean => {
    const extra = new Set(opened);
    const fits = (other: number): boolean => extra.has(other) || pairAllowed(c, policy, person, other);
    return open.some(([a, b]) => (extra.has(a) || extra.has(b)) && fits(a) && fits(b));
  };
  const partner = new Map(open.flatMap(([a, b]) => [[a, b] as const, [b, a] as const]));
  // A trio that gives up one person becomes a pair. So a person in a pair could go to somebody in a trio, or to a pair that takes a third.
  const couldGo = remembered(
    (freed: number): boolean =>
      [...inTrio].some((one) => pairAllowed(c, policy, freed, one)) ||
      open.some(([a, b]) => pairAllowed(c, policy, freed, a) && pairAllowed(c, policy, freed, b)),
  );
  const byTrio = (opened: readonly number[]): boolean =>
    opened.some((other) => {
      const freed = partner.get(other);
      return inTrio.has(other) || (freed !== undefined && couldGo(freed));
    });
  return (person, ways) => {
    const root = vertex.get(person)!;
    for (const { change, opened } of ways) {
      if (asThird(person, opened) || byTrio(opened)) return change;
      const more = opened
        .map((other) => vertex.get(other)!)
        .filter((v) => !stays.has(v) && couldHelp(root, v));
      if (more.length === 0) continue;
      near ??= without(stays, neighboursOf(source));
      if (couldJoin(near, mate, root, more)) return change;
    }
    return null;
  };
}

/** Remembers the answer for each person. */
function remembered(answer: (person: number) => boolean): (person: number) => boolean {
  const known = new Map<number, boolean>();
  return (person) => {
    const is = known.get(person) ?? answer(person);
    known.set(person, is);
    return is;
  };
}

function without(gone: ReadonlySet<number>, near: Neighbours): Neighbours {
  if (gone.size === 0) return near;
  return { n: near.n, of: (v) => near.of(v).filter((w) => !gone.has(w)) };
}

/**
 * Whether a new edge between two vertices could enlarge a maximum matching. It can only if both can be left over at once, so only between
 * two odd groups of the barrier. For a matching that is not maximum nothing is known, and the answer is true.
 */
function maybeFree({ groups, unmatched }: Barrier, mate: Int32Array): (root: number, v: number) => boolean {
  const left = mate.reduce((sum, other) => (other === -1 ? sum + 1 : sum), 0);
  if (left !== unmatched) return () => true;
  const group = new Map(groups.flatMap((list, g) => list.map((v) => [v, g])));
  return (root, v) => group.has(v) && group.get(v) !== group.get(root);
}
