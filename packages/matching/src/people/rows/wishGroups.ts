import { zoneDistance } from '../clock.ts';
import type { Compiled } from '../compile.ts';
import type { Lists } from '../packing.ts';
import type { Policy } from '../types.ts';
import { ABOUTS } from '../wishes.ts';
import { type BlockBits, createBlockBits, setBit, STEP } from './blockBits.ts';
import { createInterner, nodeAfter } from './interner.ts';

const DAY = 1440;
const ZONE = ABOUTS.indexOf('zone');

/**
 * Groups of wishes (see `CompiledWishes`), joined if they ask for the same. Groups about the zone are joined only among people of one zone.
 */
export type WishGroups = {
  /** The groups of vertex v in order, numbered from 1 and padded with 0 for `countShared`. */
  lists: Lists;
  /** The groups that each vertex meets; nobody meets 0. */
  meets: BlockBits;
};

/** A value as a step of an interner. An absent value is -2, and a negative zone counts as absent. */
const step = (value: number): number => Math.max(value, -2) + 2;

export function createWishGroups(c: Compiled, policy: Policy, people: Int32Array): WishGroups {
  const { groups, values, about } = c.wishes;
  const radix = values.items.reduce((a, b) => Math.max(a, step(b)), DAY + ZONE) + 1;
  const interner = createInterner(radix);
  const ids = new Map<number, number>();
  const originals: Original[] = [];
  const list: number[] = [];
  const start = new Int32Array(people.length + 1);
  for (let v = 0; v < people.length; v++) {
    const i = people[v]!;
    const clock = ((c.offset[i]! % DAY) + DAY) % DAY;
    for (let k = groups.start[i]!; k < groups.start[i + 1]!; k++) {
      const g = groups.items[k]!;
      let node = nodeAfter(interner, 0, about[g] === ZONE ? ZONE + clock : about[g]!);
      for (let q = values.start[g]!; q < values.start[g + 1]!; q++) {
        node = nodeAfter(interner, node, step(values.items[q]!));
      }
      let id = ids.get(node);
      if (id === undefined) {
        id = originals.push({ group: g, offset: c.offset[i]! });
        ids.set(node, id);
      }
      list.push(id);
    }
    while (list.length % STEP !== 0) list.push(0);
    start[v + 1] = list.length;
  }
  return { lists: { start, items: Int32Array.from(list) }, meets: whoMeets(c, policy, people, originals) };
}

/** A group of the compiled wishes, and the zone of its owner; number k of the list is group k + 1. */
type Original = { group: number; offset: number };

function whoMeets(c: Compiled, policy: Policy, people: Int32Array, originals: Original[]): BlockBits {
  const meets = createBlockBits(people.length, originals.length + 1);
  const asking = whoAsks(c, originals);
  const [country, region, language, sector, role, stage, interest] = asking as [Asking, ...Asking[]];
  const near = new Map<number, number[]>();
  for (let v = 0; v < people.length; v++) {
    const i = people[v]!;
    mark(meets, v, country, c.country[i]!);
    mark(meets, v, sector!, c.sector[i]!);
    mark(meets, v, role!, c.role[i]!);
    mark(meets, v, stage!, c.stage[i]!);
    markSet(meets, v, region!, c.regions.bits, c.regions.words, i);
    markSet(meets, v, interest!, c.interests.bits, c.interests.words, i);
    for (let k = c.languages.start[i]!; k < c.languages.start[i + 1]!; k++) {
      if (c.levels[k]! >= policy.hard.sharedLanguage.minLevel)
        mark(meets, v, language!, c.languages.items[k]!);
    }
    let zones = near.get(c.offset[i]!);
    if (zones === undefined) near.set(c.offset[i]!, (zones = zonesMet(c, originals, c.offset[i]!)));
    const at = (v >>> 5) * meets.items;
    const bit = 1 << (v & 31);
    for (let k = 0; k < zones.length; k++) meets.bits[at + zones[k]!]! |= bit;
  }
  return meets;
}

/** For each value, the groups that ask for it. */
type Asking = (number[] | undefined)[];

function whoAsks({ wishes }: Compiled, originals: Original[]): Asking[] {
  const { values, about } = wishes;
  const asking: Asking[] = ABOUTS.map(() => []);
  originals.forEach(({ group }, k) => {
    for (let q = values.start[group]!; q < values.start[group + 1]!; q++) {
      const value = values.items[q]!;
      if (value >= 0 && about[group] !== ZONE) (asking[about[group]!]![value] ??= []).push(k + 1);
    }
  });
  return asking;
}

function zonesMet({ wishes }: Compiled, originals: Original[], offset: number): number[] {
  const { values, about } = wishes;
  const met: number[] = [];
  originals.forEach(({ group, offset: from }, k) => {
    if (about[group] !== ZONE) return;
    const apart = zoneDistance(from, offset);
    for (let q = values.start[group]!; q < values.start[group + 1]!; q++) {
      if (apart <= values.items[q]!) return void met.push(k + 1);
    }
  });
  return met;
}

function mark(meets: BlockBits, v: number, asking: Asking, value: number): void {
  const groups = value < 0 || value >= asking.length ? undefined : asking[value];
  if (groups === undefined) return;
  for (let k = 0; k < groups.length; k++) setBit(meets, v, groups[k]!);
}

function markSet(
  meets: BlockBits,
  v: number,
  asking: Asking,
  bits: Uint32Array,
  words: number,
  i: number,
): void {
  if (asking.length === 0) return;
  for (let k = 0; k < words; k++) {
    for (let left = bits[i * words + k]! | 0; left !== 0; left &= left - 1) {
      mark(meets, v, asking, 32 * k + 31 - Math.clz32(left & -left));
    }
  }
}
