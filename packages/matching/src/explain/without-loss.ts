import type { PairSource } from '../graph/pair-source.ts';
import { pairAllowed } from '../people/allowed.ts';
import type { Compiled } from '../people/compile.ts';
import type { Policy } from '../people/types.ts';
import { couldJoin, type Neighbours, neighboursOf } from './augmenting.ts';
import type { Barrier } from './barrier.ts';
import { openings } from './relax.ts';
import type { Relaxation } from './types.ts';

/** Candidate numbers of two people. */
type Pair = readonly [number, number];

/**
 * Finds for an unmatched person (a candidate number) the cheapest change that would give them a partner while everybody matched
 * stays matched: in a pair, the others' partners perhaps changed about, or as the third of a pair. `mate` is a matching of `source`,
 * whose vertex v is `pool[v]`, and `barrier` the source's. Pairs that took a third in (`full`) stay as they are, though their third
 * may leave; those that could still take one are `open`, as they are. So with trios a cheaper change may be missed (whether people fall
 * into trios at all is a hard question), without them never.
 */
export function withoutLoss(
  c: Compiled,
  policy: Policy,
  run: {
    pool: readonly number[];
    source: PairSource;
    mate: Int32Array;
    barrier: Barrier;
    full: readonly Pair[];
    open: readonly Pair[];
  },
): (person: number) => Relaxation | null {
  const { pool, source, mate, barrier, full, open } = run;
  // Seldom needed at all, and large.
  let near: Neighbours | undefined;
  const vertex = new Map(pool.map((person, v) => [person, v]));
  const stays = new Set(full.flat().map((person) => vertex.get(person)!));
  const couldHelp = maybeFree(barrier, mate);
  const asThird = (person: number, opened: readonly number[]): boolean => {
    const extra = new Set(opened);
    const fits = (other: number): boolean => extra.has(other) || pairAllowed(c, policy, person, other);
    return open.some(([a, b]) => (extra.has(a) || extra.has(b)) && fits(a) && fits(b));
  };
  return (person) => {
    const root = vertex.get(person)!;
    for (const { change, opened } of openings(c, policy, person, pool)) {
      if (asThird(person, opened)) return change;
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

function without(gone: ReadonlySet<number>, near: Neighbours): Neighbours {
  if (gone.size === 0) return near;
  return { n: near.n, of: (v) => near.of(v).filter((w) => !gone.has(w)) };
}

/**
 * Whether a new edge of two vertices could make a greatest matching greater: only when both can be left over at once, hence only
 * from one odd group of the barrier to another. Of a matching that is not the greatest nothing is known.
 */
function maybeFree({ groups, unmatched }: Barrier, mate: Int32Array): (root: number, v: number) => boolean {
  const left = mate.reduce((sum, other) => (other === -1 ? sum + 1 : sum), 0);
  if (left !== unmatched) return () => true;
  const group = new Map(groups.flatMap((list, g) => list.map((v) => [v, g])));
  return (root, v) => group.has(v) && group.get(v) !== group.get(root);
}
