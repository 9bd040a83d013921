import type { Compiled } from '../compile.ts';
import { hasBit } from './blockBits.ts';
import type { WishGroups } from './wishGroups.ts';

/** The musts among the groups of wishes. Must k is `group[k]` of vertex `owner[k]`; those of v begin at `start[v]`. */
export type Musts = { groups: WishGroups; owner: Int32Array; group: Int32Array; start: Int32Array };

export function createMusts(c: Compiled, groups: WishGroups, people: Int32Array): Musts {
  const { groups: own, must } = c.wishes;
  const owner: number[] = [];
  const group: number[] = [];
  const start = new Int32Array(people.length + 1);
  for (let v = 0; v < people.length; v++) {
    const first = own.start[people[v]!]!;
    for (let k = first; k < own.start[people[v]! + 1]!; k++) {
      // A group that counts twice is listed twice.
      if (must[own.items[k]!] !== 1 || (k > first && own.items[k] === own.items[k - 1])) continue;
      owner.push(v);
      group.push(groups.lists.items[groups.lists.start[v]! + k - first]!);
    }
    start[v + 1] = owner.length;
  }
  return { groups, owner: Int32Array.from(owner), group: Int32Array.from(group), start };
}

/** Forbids pairs in which either side's must is not met. */
export function forbidUnmet(
  { groups, owner, group, start }: Musts,
  v: number,
  first: number,
  out: Int32Array,
): void {
  const { meets } = groups;
  for (let k = start[v]!; k < start[v + 1]!; k++) {
    const own = group[k]!;
    for (let w = first; w < start.length - 1; w++) if (!hasBit(meets, w, own)) out[w] = -1;
  }
  for (let k = owner.length - 1; k >= 0 && owner[k]! >= first; k--) {
    if (!hasBit(meets, v, group[k]!)) out[owner[k]!] = -1;
  }
}
