import type { Compiled } from '../compile.ts';
import { contentWorth } from '../score.ts';
import type { Policy } from '../types.ts';
import { shareMet } from '../wishes.ts';
import { countShared, createBytes, hasBit, spreadOf } from './block-bits.ts';
import { createWishGroups, type WishGroups } from './wish-groups.ts';

/** How many groups of wishes of each side the other meets. */
export type Content = {
  groups: WishGroups;
  /** How many groups vertex v has, up to 16. */
  size: Uint8Array;
  /** Vertices by their number of groups, then by number: those with s groups are from `from[s]` up to before `from[s + 1]`. */
  wishers: Int32Array;
  from: Int32Array;
  zero: Int32Array;
  own: Int32Array;
  others: Others;
  /** By own number of groups. Index: 256 times how many are met, and the other's byte. */
  worth: Int32Array[];
};

/** Bytes for each pair of a quartet of vertices and those from `first` on, seen as words for each of the quartet. */
type Others = { quartet: number; first: number; bytes: Uint8Array; words: Int32Array[] };

/** The lowest byte of a word does not stand first everywhere. */
const FLIP = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 0 : 3;

export function createContent(c: Compiled, policy: Policy, people: Int32Array): Content {
  const n = people.length;
  const groups = createWishGroups(c, policy, people);
  const { start } = c.wishes.groups;
  const size = Uint8Array.from(people, (i) => start[i + 1]! - start[i]!);
  const most = size.reduce((a, b) => Math.max(a, b), 0);
  const from = new Int32Array(most + 2);
  for (let v = 0; v < n; v++) from[size[v]! + 1]!++;
  for (let s = 0; s <= most; s++) from[s + 1]! += from[s]!;
  const at = from.slice();
  const wishers = new Int32Array(n);
  for (let v = 0; v < n; v++) wishers[at[size[v]!]!++] = v;
  const zero = createBytes(n);
  const bytes = new Uint8Array(16 * zero.length);
  return {
    groups,
    size,
    wishers,
    from,
    zero,
    own: createBytes(n),
    others: {
      quartet: -1,
      first: n,
      bytes,
      words: [0, 1, 2, 3].map((r) => new Int32Array(bytes.buffer, 4 * r * zero.length, zero.length)),
    },
    worth: Array.from({ length: most + 1 }, (_, s) => worthTable(policy, s, most)),
  };
}

/** Where the codes of those with so many groups begin: with what is met added it is below 256 for up to 16 groups. */
function codeOf(groups: number): number {
  return (groups * (groups + 1)) / 2;
}

function worthTable(policy: Policy, own: number, most: number): Int32Array {
  const table = new Int32Array((own + 1) * 256);
  for (let met = 0; met <= own; met++) {
    for (let other = 0; other <= most; other++) {
      for (let theirs = 0; theirs <= other; theirs++) {
        table[met * 256 + codeOf(other) + theirs] = contentWorth(
          policy,
          shareMet(met, own),
          shareMet(theirs, other),
        );
      }
    }
  }
  return table;
}

/** How many groups of the vertex each from `first` on meets. Good until the next call. */
export function ownRow({ groups, size, zero, own }: Content, v: number, first: number): Int32Array {
  if (size[v] === 0) return zero;
  const { start, items } = groups.lists;
  countShared(groups.meets, items, start[v]!, start[v + 1]!, first >>> 5, zero, own);
  return own;
}

/** Of each vertex from `first` on: the code of its number of groups, and how many of them v meets. Good until the next call. */
export function othersRow(s: Content, v: number, first: number): Int32Array {
  const { others } = s;
  const quartet = v >>> 2;
  if (others.quartet !== quartet || first < others.first) {
    countQuartet(s, quartet, first);
    others.quartet = quartet;
    others.first = first;
  }
  return others.words[v & 3]!;
}

function countQuartet(
  { groups, wishers, from, others, zero }: Content,
  quartet: number,
  first: number,
): void {
  const { bits, items } = groups.meets;
  const { start, items: list } = groups.lists;
  const { bytes } = others;
  const room = 4 * zero.length;
  const at = (quartet >>> 3) * items;
  const shift = (quartet & 7) << 2;
  for (let s = 1; s < from.length - 1; s++) {
    const code = Math.imul(codeOf(s), 0x01010101);
    for (let k = from[s + 1]! - 1; k >= from[s]!; k--) {
      const w = wishers[k]!;
      if (w < first) break;
      let sum = code;
      const end = start[w]! + s;
      for (let q = start[w]!; q < end; q++) sum = (sum + spreadOf(bits[at + list[q]!]! >>> shift)) | 0;
      const b = w ^ FLIP;
      bytes[b] = sum;
      bytes[b + room] = sum >>> 8;
      bytes[b + 2 * room] = sum >>> 16;
      bytes[b + 3 * room] = sum >>> 24;
    }
  }
}

/** The musts among the groups of wishes: must k is `group[k]` of vertex `owner[k]`; those of v from `start[v]` on. */
export type Musts = { groups: WishGroups; owner: Int32Array; group: Int32Array; start: Int32Array };

export function createMusts(c: Compiled, groups: WishGroups, people: Int32Array): Musts {
  const { groups: own, must } = c.wishes;
  const owner: number[] = [];
  const group: number[] = [];
  const start = new Int32Array(people.length + 1);
  for (let v = 0; v < people.length; v++) {
    const first = own.start[people[v]!]!;
    for (let k = first; k < own.start[people[v]! + 1]!; k++) {
      if (must[own.items[k]!] !== 1) continue;
      owner.push(v);
      group.push(groups.lists.items[groups.lists.start[v]! + k - first]!);
    }
    start[v + 1] = owner.length;
  }
  return { groups, owner: Int32Array.from(owner), group: Int32Array.from(group), start };
}

/** Forbids the pairs of which a must is not met, of either side. */
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
