import type { Compiled } from '../compile.ts';
import { joinLists, type Lists } from '../packing.ts';
import type { Policy } from '../types.ts';

/** Bans on a few of all pairs, whatever their worth: circles of people kept apart, and single pairs. */
export type Bans = {
  circles: { of: Int32Array; members: Lists }[];
  pairs: Lists[];
  people: Int32Array;
  /** The vertex of each candidate, -1 for candidates who take no part. */
  vertexOf: Int32Array;
};

export function createBans(c: Compiled, { hard }: Policy, people: Int32Array): Bans {
  const circles = [];
  if (hard.otherCountry.on) circles.push(circlesOf(c.country, people));
  if (hard.otherEmployer.on) circles.push(circlesOf(c.employer, people));
  const pairs = [];
  if (hard.ruledOut.on) pairs.push(c.ruledOut);
  if (hard.neverAgain.on) pairs.push(c.former);
  const vertexOf = new Int32Array(c.n).fill(-1);
  people.forEach((i, v) => (vertexOf[i] = v));
  return { circles, pairs, people, vertexOf };
}

export function forbidBanned(
  { circles, pairs, people, vertexOf }: Bans,
  v: number,
  first: number,
  out: Int32Array,
): void {
  for (const { of, members } of circles) {
    const circle = of[v]!;
    if (circle < 0) continue;
    for (let k = members.start[circle + 1]! - 1; k >= members.start[circle]!; k--) {
      const w = members.items[k]!;
      if (w < first) break;
      out[w] = -1;
    }
  }
  for (const { start, items } of pairs) {
    for (let k = start[people[v]!]!; k < start[people[v]! + 1]!; k++) {
      const w = vertexOf[items[k]!]!;
      if (w >= first) out[w] = -1;
    }
  }
  if (v >= first) out[v] = -1;
}

/** For each word the people who gave it, ascending. */
function circlesOf(column: Int32Array, people: Int32Array): Bans['circles'][number] {
  const of = people.map((i) => column[i]!);
  const lists: number[][] = Array.from({ length: of.reduce((a, b) => Math.max(a, b), -1) + 1 }, () => []);
  of.forEach((word, v) => word >= 0 && lists[word]!.push(v));
  return { of, members: joinLists(lists) };
}
