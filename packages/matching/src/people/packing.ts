import type { Candidate, Id } from './types.ts';

/** Numbers for words, from 0, in the order first seen. */
export type Codes = Map<string, number>;

/** The number of `word`, a new one if it was never seen; -1 for an absent word. */
export function codeOf(codes: Codes, word: string | undefined): number {
  if (word === undefined) return -1;
  const known = codes.get(word);
  if (known !== undefined) return known;
  codes.set(word, codes.size);
  return codes.size - 1;
}

/** One row of bits for each candidate, with `words` 32-bit words a row, and the number of bits set in each. */
export type BitRows = { words: number; bits: Uint32Array; counts: Int32Array };

/** Packs sets of words into rows of bits; fills `codes` with every word met. */
export function packSets(sets: readonly (readonly string[])[], codes: Codes): BitRows {
  const all: number[] = [];
  for (let i = 0; i < sets.length; i++) {
    const set = sets[i]!;
    for (let k = 0; k < set.length; k++) all.push(codeOf(codes, set[k]));
  }
  const words = Math.max(1, Math.ceil(codes.size / 32));
  const bits = new Uint32Array(sets.length * words);
  const counts = new Int32Array(sets.length);
  let next = 0;
  for (let i = 0; i < sets.length; i++) {
    for (const end = next + sets[i]!.length; next < end; next++) {
      const at = i * words + (all[next]! >> 5);
      const bit = 1 << (all[next]! & 31);
      if ((bits[at]! & bit) !== 0) continue;
      bits[at]! |= bit;
      counts[i]!++;
    }
  }
  return { words, bits, counts };
}

/** A longer copy. */
export function grown(array: Int32Array, room: number): Int32Array<ArrayBuffer> {
  const more = new Int32Array(room);
  more.set(array);
  return more;
}

/** Lists of numbers in one array: the list of i is `items[start[i]]` up to before `items[start[i + 1]]`. */
export type Lists = { start: Int32Array; items: Int32Array };

/** Joins lists of numbers, in the order given. */
export function joinLists(lists: readonly (readonly number[])[]): Lists {
  const start = new Int32Array(lists.length + 1);
  for (let i = 0; i < lists.length; i++) start[i + 1] = start[i]! + lists[i]!.length;
  const items = new Int32Array(start[lists.length]!);
  for (let i = 0; i < lists.length; i++) items.set(lists[i]!, start[i]!);
  return { start, items };
}

/** For each candidate the others whom they named or who named them. Ids of people who are not here are ignored. */
export function mutualLists(
  candidates: readonly Candidate[],
  namedBy: (c: Candidate) => readonly Id[],
): Lists {
  const n = candidates.length;
  let index: Map<Id, number> | null = null;
  const pairs = new Set<number>();
  for (let i = 0; i < n; i++) {
    for (const id of namedBy(candidates[i]!)) {
      index ??= new Map(candidates.map((c, k) => [c.id, k]));
      const j = index.get(id);
      if (j === undefined || j === i) continue;
      pairs.add(i * n + j);
      pairs.add(j * n + i);
    }
  }
  const sorted = [...pairs].sort((a, b) => a - b);
  const start = new Int32Array(n + 1);
  for (const pair of sorted) start[Math.floor(pair / n) + 1]!++;
  for (let i = 0; i < n; i++) start[i + 1]! += start[i]!;
  return { start, items: Int32Array.from(sorted, (pair) => pair % n) };
}

/** Whether the list of `row` contains `item`. Lists are short here, so a scan is faster than a search. */
export function listHas(lists: Lists, row: number, item: number): boolean {
  const end = lists.start[row + 1]!;
  for (let k = lists.start[row]!; k < end; k++) if (lists.items[k] === item) return true;
  return false;
}
