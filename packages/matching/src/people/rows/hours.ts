import { sharedHalfHours } from '../allowed.ts';
import { HALF_HOURS, HOUR_WORDS, popcount } from '../clock.ts';
import type { Compiled } from '../compile.ts';
import { plentyOf } from '../score.ts';
import type { Policy } from '../types.ts';
import {
  type BlockBits,
  COUNTED,
  countShared,
  createBlockBits,
  createBytes,
  MANY,
  STEP,
} from './block-bits.ts';
import { FORBIDDEN } from './facet.ts';

/** Hours that several people gave alike are counted once for all of them; so many such rows are kept at most. */
const KEPT = 400;

/** The half-hours of the week that each vertex has free, as lists for `countShared`. */
export type Hours = {
  free: BlockBits;
  /** The half-hours of week w are `slots[start[w]]` up to before `slots[start[w + 1]]`. */
  slots: Int32Array;
  start: Int32Array;
  weekOf: Int32Array;
  /** How many gave that week. */
  givers: Int32Array;
  kept: Map<number, Counts>;
  own: Counts;
  zero: Int32Array;
};

/** A byte for each vertex of the blocks from `block` on. */
type Counts = { block: number; bytes: Int32Array };

export function createHours(c: Compiled, people: Int32Array): Hours {
  const n = people.length;
  // Signed, because numbers beyond 31 bits are slow until compiled.
  const bitsOf = new Int32Array(c.hours.buffer, c.hours.byteOffset, c.hours.length);
  const { weekOf, first } = weeksOf(bitsOf, people);
  const start = new Int32Array(first.length + 1);
  for (let w = 0; w < first.length; w++) {
    let count = 0;
    const at = people[first[w]!]! * HOUR_WORDS;
    for (let k = 0; k < HOUR_WORDS; k++) count += popcount(bitsOf[at + k]!);
    start[w + 1] = start[w]! + STEP * Math.ceil(count / STEP);
  }
  const slots = new Int32Array(start[first.length]!).fill(HALF_HOURS);
  for (let w = 0; w < first.length; w++) {
    let end = start[w]!;
    const at = people[first[w]!]! * HOUR_WORDS;
    for (let k = 0; k < HOUR_WORDS; k++) {
      for (let bits = bitsOf[at + k]!; bits !== 0; bits &= bits - 1) {
        slots[end++] = 32 * k + 31 - Math.clz32(bits & -bits);
      }
    }
  }
  const free = createBlockBits(n, HALF_HOURS + 1);
  const givers = new Int32Array(first.length);
  for (let v = 0; v < n; v++) {
    const w = weekOf[v]!;
    const at = (v >>> 5) * free.items;
    const bit = 1 << (v & 31);
    givers[w]!++;
    for (let k = start[w]!; k < start[w + 1]!; k++) free.bits[at + slots[k]!]! |= bit;
  }
  for (let at = HALF_HOURS; at < free.bits.length; at += free.items) free.bits[at] = 0;
  const own = { block: Infinity, bytes: createBytes(n) };
  return { free, slots, start, weekOf, givers, kept: new Map(), own, zero: createBytes(n) };
}

/** Half-hours that the vertex shares with each from `first` on, as `countShared` counts. Good until the next call. */
export function hoursRow(hours: Hours, v: number, first: number): Int32Array {
  const w = hours.weekOf[v]!;
  const row = hours.givers[w]! > 1 ? keptRow(hours, w) : hours.own;
  const block = first >>> 5;
  if (row === hours.own || row.block > block) {
    countShared(hours.free, hours.slots, hours.start[w]!, hours.start[w + 1]!, block, hours.zero, row.bytes);
    row.block = block;
  }
  return row.bytes;
}

/** What so many shared half-hours are worth, by what `hoursRow` answers. */
export function hoursWorth({ soft, hard }: Policy): Int32Array {
  const least = hard.overlapHours.on ? 2 * hard.overlapHours.minHours : 0;
  return Int32Array.from({ length: COUNTED + 1 }, (_, count) =>
    count < Math.min(least, MANY) ? FORBIDDEN : soft.hours * plentyOf(count),
  );
}

/** Whether more hours are asked for than `hoursRow` counts, so that pairs must be looked at one by one. */
export function asksManyHours({ hard }: Policy): boolean {
  return hard.overlapHours.on && 2 * hard.overlapHours.minHours > MANY;
}

/** Forbids the pairs of too few hours in common, where `asksManyHours`. */
export function forbidFewHours(
  c: Compiled,
  policy: Policy,
  people: Int32Array,
  v: number,
  first: number,
  out: Int32Array,
): void {
  const least = 2 * policy.hard.overlapHours.minHours;
  for (let w = first; w < people.length; w++) {
    if (out[w]! >= 0 && sharedHalfHours(c, people[v]!, people[w]!) < least) out[w] = -1;
  }
}

function keptRow(hours: Hours, w: number): Counts {
  const known = hours.kept.get(w);
  if (known !== undefined) return known;
  if (hours.kept.size >= KEPT) return hours.own;
  const row = { block: Infinity, bytes: new Int32Array(hours.zero.length) };
  hours.kept.set(w, row);
  return row;
}

/** Which people gave the same week. Two weeks that collide under the hash may count as different: that only costs time. */
function weeksOf(hours: Int32Array, people: Int32Array): { weekOf: Int32Array; first: number[] } {
  const byHash = new Map<number, number>();
  const first: number[] = [];
  const weekOf = new Int32Array(people.length);
  for (let v = 0; v < people.length; v++) {
    const at = people[v]! * HOUR_WORDS;
    let hash = 0;
    for (let k = 0; k < HOUR_WORDS; k++) {
      hash = Math.imul(hash ^ hours[at + k]!, 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    const known = byHash.get(hash);
    if (known === undefined) byHash.set(hash, first.length);
    const same = known !== undefined && sameWeek(hours, at, people[first[known]!]! * HOUR_WORDS);
    weekOf[v] = same ? known : first.push(v) - 1;
  }
  return { weekOf, first };
}

function sameWeek(hours: Int32Array, a: number, b: number): boolean {
  for (let k = 0; k < HOUR_WORDS; k++) if (hours[a + k] !== hours[b + k]) return false;
  return true;
}
