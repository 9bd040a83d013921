import type { Compiled } from '../compile.ts';
import { contentWorth, score } from '../score.ts';
import type { Policy } from '../types.ts';
import { shareMet } from '../wishes.ts';
import { blocksOf, countShared, createBytes, writeBytes } from './blockBits.ts';
import type { OneByOneWith } from './oneByOne.ts';
import { createWishGroups, type WishGroups } from './wishGroups.ts';

/** How many groups of wishes each side has, and how many of them the other side meets. */
export type Content = {
  groups: WishGroups;
  /** The number of groups of vertex v, up to `COUNTED`; 0 for those with more (`many`). */
  size: Uint8Array;
  most: number;
  /** The vertices with wishes, ascending. */
  wishers: Int32Array;
  /** The vertices with more groups than are counted here, ascending: their pairs are scored one by one. */
  many: Int32Array;
  zero: Int32Array;
  own: Int32Array;
  others: Others;
  /** The offset in the tables for a person's number of groups. The index from there is 32 * the other's code + the own byte. */
  at: Int32Array;
};

/**
 * For a block of 32 vertices v, and each vertex w from `first` on: the code of w's number of groups, plus how many of them v meets. It is
 * byte (v % 32) / 8 of `codes[(v % 8) * stride + w]`.
 */
type Others = {
  block: number;
  first: number;
  base: Int32Array;
  codes: Int32Array;
  stride: number;
  /** The same codes as single bytes. */
  bytes: Uint8Array;
};

/** Codes of up to this many groups fit into a byte, and with them the five bits of the own byte. */
const COUNTED = 16;

/** On some machines the lowest byte of a word does not come first. */
const FLIP = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 0 : 3;

/** The index in `bytes` where the codes of v's pairs begin; the code of w is 4 w further. */
export function codesOf({ others }: Content, v: number): number {
  return 4 * (v & 7) * others.stride + (((v >>> 3) & 3) ^ FLIP);
}

export function createContent(c: Compiled, policy: Policy, people: Int32Array): Content {
  const n = people.length;
  const groups = createWishGroups(c, policy, people);
  const { start } = c.wishes.groups;
  const size = new Uint8Array(n);
  const wishers: number[] = [];
  const many: number[] = [];
  let most = 0;
  for (let v = 0; v < n; v++) {
    const own = start[people[v]! + 1]! - start[people[v]!]!;
    if (own > COUNTED) many.push(v);
    else size[v] = own;
    if (size[v]! > 0) wishers.push(v);
    most = Math.max(most, size[v]!);
  }
  const stride = blocksOf(n) * 32;
  const base = new Int32Array(n);
  const codes = new Int32Array(8 * stride);
  for (let v = 0; v < n; v++) base[v] = Math.imul(codeOf(size[v]!), 0x01010101);
  return {
    groups,
    size,
    most,
    wishers: Int32Array.from(wishers),
    many: Int32Array.from(many),
    zero: createBytes(n),
    own: createBytes(n),
    others: { block: -1, first: n, base, codes, stride, bytes: new Uint8Array(codes.buffer) },
    at: new Int32Array(most + 1),
  };
}

/** The first code of people with this many groups. Plus the number of met groups, it stays below 256 for up to 16 groups. */
function codeOf(groups: number): number {
  return (groups * (groups + 1)) / 2;
}

/** The number of values that `placeContent` writes. */
export function roomForContent({ most }: Content): number {
  return (most + 1) * 32 * codeOf(most + 1);
}

/** Writes the worth of content into `tables` from `base` on. */
export function placeContent({ most, at }: Content, policy: Policy, tables: Int32Array, base: number): void {
  for (let own = 0; own <= most; own++) {
    at[own] = base + own * 32 * codeOf(most + 1);
    for (let other = 0; other <= most; other++) {
      for (let theirs = 0; theirs <= other; theirs++) {
        const start = at[own]! + 32 * (codeOf(other) + theirs);
        for (let met = 0; met <= own; met++) {
          tables[start + met] = contentWorth(policy, shareMet(met, own), shareMet(theirs, other));
        }
      }
    }
  }
}

/** How many of the vertex's groups each vertex from `first` on meets. Valid until the next call. */
export function ownRow({ groups, size, zero, own }: Content, v: number, first: number): Int32Array {
  if (size[v] === 0) return zero;
  const { start, items } = groups.lists;
  countShared(groups.meets, items, start[v]!, start[v + 1]!, first >>> 5, zero, own);
  return own;
}

/** Scores the allowed pairs of people with more groups than are counted. */
export const scoreMany: OneByOneWith<Content> = (
  { many, size, groups },
  c,
  policy,
  people,
  v,
  first,
  out,
) => {
  if (many.length === 0) return;
  const again = (w: number): void => {
    if (out[w]! >= 0) out[w] = score(c, policy, people[v]!, people[w]!);
  };
  // A person who has wishes but a size of 0 is one of `many`.
  if (size[v] === 0 && groups.lists.start[v + 1]! > groups.lists.start[v]!)
    for (let w = first; w < people.length; w++) again(w);
  else for (let k = many.length - 1; k >= 0 && many[k]! >= first; k--) again(many[k]!);
};

/** Makes sure that `others` has the codes of each vertex from `first` on, paired with v. */
export function countOthers(s: Content, v: number, first: number): void {
  const { others, groups, size, wishers } = s;
  const block = v >>> 5;
  if (others.block === block && first >= others.first) return;
  others.block = block;
  others.first = first;
  const { bits, items } = groups.meets;
  const { start, items: list } = groups.lists;
  const { base, codes, stride } = others;
  const at = block * items;
  for (let k = wishers.length - 1; k >= 0; k--) {
    const w = wishers[k]!;
    if (w < first) break;
    let ones = 0;
    let twos = 0;
    let fours = 0;
    let eights = 0;
    let sixteens = 0;
    const end = start[w]! + size[w]!;
    for (let q = start[w]!; q < end; q++) {
      const one = bits[at + list[q]!]!;
      const two = ones & one;
      ones ^= one;
      const four = twos & two;
      twos ^= two;
      const eight = fours & four;
      fours ^= four;
      sixteens ^= eights & eight;
      eights ^= eight;
    }
    writeBytes(ones, twos, fours, eights, sixteens, 0, base, w, 0, codes, w, stride);
  }
}
