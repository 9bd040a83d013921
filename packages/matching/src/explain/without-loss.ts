import type { PairSource } from '../graph/pair-source.ts';
import type { Compiled } from '../people/compile.ts';
import type { Policy } from '../people/types.ts';
import { couldJoin, type Neighbours, neighboursOf } from './augmenting.ts';
import type { Barrier } from './barrier.ts';
import { openings } from './relax.ts';
import type { Relaxation } from './types.ts';

/**
 * Finds for an unmatched person (a candidate number) the cheapest change that would give them a partner while everybody matched
 * stays matched. `mate` is a matching of `source`, whose vertex v is `pool[v]`, and `barrier` the source's.
 */
export function withoutLoss(
  c: Compiled,
  policy: Policy,
  {
    pool,
    source,
    mate,
    barrier,
  }: { pool: readonly number[]; source: PairSource; mate: Int32Array; barrier: Barrier },
): (person: number) => Relaxation | null {
  // Seldom needed at all, and large.
  let near: Neighbours | undefined;
  const vertex = new Map(pool.map((person, v) => [person, v]));
  const couldHelp = maybeFree(barrier, mate);
  return (person) => {
    const root = vertex.get(person)!;
    for (const { change, opened } of openings(c, policy, person, pool)) {
      const more = opened.map((other) => vertex.get(other)!).filter((v) => couldHelp(root, v));
      if (more.length === 0) continue;
      near ??= neighboursOf(source);
      if (couldJoin(near, mate, root, more)) return change;
    }
    return null;
  };
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
