import type { Compiled } from '../compile.ts';
import { likeness, likenessOf } from '../score.ts';
import type { Policy } from '../types.ts';
import {
  addByte,
  type BlockBits,
  COUNTED,
  countShared,
  createBlockBits,
  createBytes,
  setBit,
  STEP,
} from './blockBits.ts';
import type { OneByOne } from './oneByOne.ts';

/** The interests of each vertex, as lists for `countShared`. */
export type Interests = {
  having: BlockBits;
  /** The interests of vertex v are `list[start[v]]` to before `list[start[v + 1]]`. */
  list: Int32Array;
  start: Int32Array;
  counts: Int32Array;
  /** The first code for each number of interests that somebody has. */
  bases: Map<number, number>;
  /** The base of each vertex; the number of shared interests is added to it. */
  base: Int32Array;
  out: Int32Array;
};

/** Null if there are too many interests, or too many different numbers of them, for a byte. Pairs must then be scored one by one. */
export function createInterests(c: Compiled, people: Int32Array): Interests | null {
  const n = people.length;
  const counts = people.map((i) => c.interests.counts[i]!);
  const bases = basesOf(counts);
  if (bases === null) return null;
  const { words, bits } = c.interests;
  const none = 32 * words;
  const having = createBlockBits(n, none + 1);
  const list: number[] = [];
  const start = new Int32Array(n + 1);
  const base = createBytes(n);
  for (let v = 0; v < n; v++) {
    for (let k = 0; k < words; k++) {
      for (let left = bits[people[v]! * words + k]! | 0; left !== 0; left &= left - 1) {
        const item = 32 * k + 31 - Math.clz32(left & -left);
        list.push(item);
        setBit(having, v, item);
      }
    }
    while (list.length % STEP !== 0) list.push(none);
    start[v + 1] = list.length;
    addByte(base, v, bases.get(counts[v]!)!);
  }
  return { having, list: Int32Array.from(list), start, counts, bases, base, out: createBytes(n) };
}

/** The code of what the vertex shares with each from `first` on. Valid until the next call. */
export function interestsRow(s: Interests, v: number, first: number): Int32Array {
  countShared(s.having, s.list, s.start[v]!, s.start[v + 1]!, first >>> 5, s.base, s.out);
  return s.out;
}

/** The worth of each code of `interestsRow`, by the vertex's own number of interests. */
export function interestsWorth({ bases }: Interests, { soft }: Policy): Map<number, Int32Array> {
  const tables = new Map<number, Int32Array>();
  let codes = 0;
  for (const count of bases.keys()) codes += count + 1;
  for (const own of bases.keys()) {
    const table = new Int32Array(codes);
    for (const [theirs, at] of bases) {
      for (let both = 0; both <= Math.min(own, theirs); both++) {
        table[at + both] = soft.interests * likenessOf(both, own + theirs);
      }
    }
    tables.set(own, table);
  }
  return tables;
}

/** Adds the worth of interests to allowed pairs, one by one. */
export const addInterests: OneByOne = (c, policy, people, v, first, out) => {
  for (let w = first; w < people.length; w++) {
    if (out[w]! >= 0) out[w]! += policy.soft.interests * likeness(c.interests, people[v]!, people[w]!);
  }
};

function basesOf(counts: Int32Array): Map<number, number> | null {
  const bases = new Map<number, number>();
  let codes = 0;
  for (const count of counts) {
    if (bases.has(count)) continue;
    if (count > COUNTED || codes + count >= 256) return null;
    bases.set(count, codes);
    codes += count + 1;
  }
  return bases;
}
