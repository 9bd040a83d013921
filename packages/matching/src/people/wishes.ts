import { zoneDistance } from './clock.ts';
import type { Compiled, Dictionaries } from './compile.ts';
import { joinLists, type Lists } from './packing.ts';
import type { Candidate, Policy, Strength, Wish, WishAbout } from './types.ts';

export const ABOUTS: readonly WishAbout[] = [
  'country',
  'region',
  'language',
  'sector',
  'role',
  'stage',
  'interest',
  'zone',
];

/** A value that nobody here has. Unlike -1, the number of an absent word, it equals nothing. */
const NOBODY = -2;

/** How often a group of each strength is in its person's list: that is how much it counts. */
const TIMES: Record<Strength, number> = { must: 2, important: 2, wish: 1 };

/**
 * Wishes in groups. Wishes of one person, about one thing and of one strength, are alternatives: the group is met if one is met. `groups`
 * lists each person's groups, each as often as it counts, in succession (see `groupsOf`). `values` lists the values of each group, and
 * `wishes` holds the originals.
 */
export type CompiledWishes = {
  groups: Lists;
  about: Uint8Array;
  must: Uint8Array;
  values: Lists;
  wishes: Wish[][];
};

export function compileWishes(candidates: readonly Candidate[], words: Dictionaries): CompiledWishes {
  const wishes: Wish[][] = [];
  const groups: number[][] = candidates.map((candidate) => {
    const own: number[] = [];
    if (candidate.wishes.length === 0) return own;
    for (const strength of ['must', 'important', 'wish'] as const) {
      const such = candidate.wishes.filter((wish) => wish.strength === strength);
      if (such.length === 0) continue;
      for (const about of ABOUTS) {
        const group = such.filter((wish) => wish.about === about);
        if (group.length === 0) continue;
        const g = wishes.push(group) - 1;
        for (let times = 0; times < TIMES[strength]; times++) own.push(g);
      }
    }
    return own;
  });
  const number = (wish: Wish): number =>
    wish.about === 'zone' ? zoneMinutes(wish) : (words[wish.about].get(String(wish.value)) ?? NOBODY);
  return {
    groups: joinLists(groups),
    about: Uint8Array.from(wishes, (group) => ABOUTS.indexOf(group[0]!.about)),
    must: Uint8Array.from(wishes, (group) => (group[0]!.strength === 'must' ? 1 : 0)),
    values: joinLists(wishes.map((group) => group.map(number))),
    wishes,
  };
}

function zoneMinutes(wish: Wish): number {
  const hours = Number(wish.value);
  if (Number.isNaN(hours))
    throw new Error(`A wish about the zone needs a number of hours, not ${wish.value}.`);
  return Math.round(hours * 60);
}

/** Whether partner j has the value number `value` of person i's wish about `about`. */
function meetsValue(
  c: Compiled,
  policy: Policy,
  about: number,
  value: number,
  i: number,
  j: number,
): boolean {
  switch (ABOUTS[about]) {
    case 'country':
      return c.country[j] === value;
    case 'region':
      return hasBit(c.regions.bits, c.regions.words, j, value);
    case 'language':
      return speaks(c, j, value, policy.hard.sharedLanguage.minLevel);
    case 'sector':
      return c.sector[j] === value;
    case 'role':
      return c.role[j] === value;
    case 'stage':
      return c.stage[j] === value;
    case 'interest':
      return hasBit(c.interests.bits, c.interests.words, j, value);
    case 'zone':
      return zoneDistance(c.offset[i]!, c.offset[j]!) <= value;
    default:
      return false;
  }
}

/** The groups of person i, each once. */
export function groupsOf({ wishes: { groups } }: Compiled, i: number): number[] {
  return [...new Set(groups.items.subarray(groups.start[i], groups.start[i + 1]))];
}

/** Whether partner j meets at least one alternative of group g of person i. */
export function meetsGroup(c: Compiled, policy: Policy, g: number, i: number, j: number): boolean {
  const { values, about } = c.wishes;
  const end = values.start[g + 1]!;
  for (let k = values.start[g]!; k < end; k++) {
    if (meetsValue(c, policy, about[g]!, values.items[k]!, i, j)) return true;
  }
  return false;
}

/** Whether partner j meets the k-th wish of group g of person i. */
export function meetsWish(c: Compiled, policy: Policy, g: number, k: number, i: number, j: number): boolean {
  const { values, about } = c.wishes;
  return meetsValue(c, policy, about[g]!, values.items[values.start[g]! + k]!, i, j);
}

/** Whether partner j meets every must of person i. */
export function meetsMusts(c: Compiled, policy: Policy, i: number, j: number): boolean {
  const { groups, must } = c.wishes;
  const end = groups.start[i + 1]!;
  for (let k = groups.start[i]!; k < end; k++) {
    const g = groups.items[k]!;
    if (must[g] === 1 && !meetsGroup(c, policy, g, i, j)) return false;
  }
  return true;
}

/** The share of person i's wishes and musts that partner j meets, each by how much it counts, 0 to 100; 100 if there are none. */
export function satisfaction(c: Compiled, policy: Policy, i: number, j: number): number {
  const { groups } = c.wishes;
  const start = groups.start[i]!;
  const end = groups.start[i + 1]!;
  let met = 0;
  for (let k = start; k < end; k++) if (meetsGroup(c, policy, groups.items[k]!, i, j)) met++;
  return shareMet(met, end - start);
}

/** The share of groups that are met, 0 to 100; 100 if there are none. */
export function shareMet(met: number, groups: number): number {
  return groups === 0 ? 100 : Math.floor((100 * met) / groups);
}

function speaks(c: Compiled, j: number, code: number, level: number): boolean {
  const end = c.languages.start[j + 1]!;
  for (let k = c.languages.start[j]!; k < end; k++) {
    if (c.languages.items[k] === code) return c.levels[k]! >= level;
  }
  return false;
}

function hasBit(bits: Uint32Array, words: number, row: number, bit: number): boolean {
  return bit >= 0 && ((bits[row * words + (bit >> 5)]! >>> (bit & 31)) & 1) === 1;
}
