import type { Compiled } from './compile.ts';
import type { Id } from './types.ts';

/** Groups made by hand, as candidate numbers. Throws unless each group has two or three people of this round, and nobody twice. */
export function lockedGroups(c: Compiled, locked: readonly (readonly Id[])[]): number[][] {
  const index = new Map<Id, number>(c.candidates.map((candidate, i) => [candidate.id, i]));
  const seen = new Set<Id>();
  return locked.map((group) => {
    if (group.length < 2 || group.length > 3) {
      throw new Error(`A locked group has two or three people, not ${group.length}.`);
    }
    return group.map((id) => {
      const i = index.get(id);
      if (i === undefined) throw new Error(`Locked person ${id} is not among the candidates.`);
      if (seen.has(id)) throw new Error(`Person ${id} is locked twice.`);
      seen.add(id);
      return i;
    });
  });
}
