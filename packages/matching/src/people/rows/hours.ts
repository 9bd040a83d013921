import { sharedHalfHours } from '../allowed.ts';
import { HALF_HOURS, HOUR_WORDS } from '../clock.ts';
import type { Compiled } from '../compile.ts';
import { grown } from '../packing.ts';
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
} from './blockBits.ts';
import type { OneByOne } from './oneByOne.ts';
import { FORBIDDEN } from './facet.ts';

/** Hours that several people gave alike are counted once for all of them. This is the most such rows to keep. */
const KEPT = 400;

/** Initial room, in half-hours a week per person. */
const USUAL = 96;

/** The free half-hours of each vertex's week, as lists for `countShared`. */
export type Hours = {
  free: BlockBits;
  /** The half-hours of week w are `slots[start[w]]` to before `slots[start[w + 1]]`. */
  slots: Int32Array;
  start: Int32Array;
  weekOf: Int32Array;
  /** The number of people who gave that week. */
  givers: Int32Array;
  kept: Map<number, Counts>;
  own: Counts;
  zero: Int32Array;
};

/** A byte for each vertex of the blocks from `block` on. */
type Counts = { block: number; bytes: Int32Array };

export function createHours(c: Compiled, people: Int32Array): Hours {
  const n = people.length;
  // Signed, since numbers beyond 31 bits are slow until they are compiled.
  const bitsOf = new Int32Array(c.hours.buffer, c.hours.byteOffset, c.hours.length);
  const { weekOf, weeks } = weeksOf(bitsOf, people);
  const free = createBlockBits(n, HALF_HOURS + 1);
  const givers = new Int32Array(weeks);
  const start = new Int32Array(weeks + 1);
  let slots = new Int32Array(USUAL * weeks);
  let end = 0;
  for (let v = 0; v < n; v++) {
    const w = weekOf[v]!;
    const at = (v >>> 5) * free.items;
    const bit = 1 << (v & 31);
    if (++givers[w]! > 1) {
      for (let k = start[w]!; k < start[w + 1]!; k++) free.bits[at + slots[k]!]! |= bit;
      continue;
    }
    // Weeks are numbered by their first giver, so each list begins where the last one ends.
    if (end + HALF_HOURS > slots.length) slots = grown(slots, 2 * slots.length + HALF_HOURS);
    for (let k = 0; k < HOUR_WORDS; k++) {
      let left = bitsOf[people[v]! * HOUR_WORDS + k]!;
      while (left !== 0) {
        const lowest = left & -left;
        const slot = 32 * k + 31 - Math.clz32(lowest);
        slots[end++] = slot;
        free.bits[at + slot]! |= bit;
        left ^= lowest;
      }
    }
    while (end % STEP !== 0) slots[end++] = HALF_HOURS;
    start[w + 1] = end;
  }
  // Nobody has the slot that pads the lists.
  for (let at = HALF_HOURS; at < free.bits.length; at += free.items) free.bits[at] = 0;
  const own = { block: Infinity, bytes: createBytes(n) };
  return { free, slots, start, weekOf, givers, kept: new Map(), own, zero: createBytes(n) };
}

/** The number of half-hours that the vertex shares with each from `first` on, as `countShared` counts them. Valid until the next call. */
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

/** The worth of each number of shared half-hours that `hoursRow` returns. */
export function hoursWorth({ soft, hard }: Policy): Int32Array {
  const least = hard.overlapHours.on ? 2 * hard.overlapHours.minHours : 0;
  return Int32Array.from({ length: COUNTED + 1 }, (_, count) =>
    count < Math.min(least, MANY) ? FORBIDDEN : soft.hours * plentyOf(count),
  );
}

/** Whether the policy asks for more hours than `hoursRow` counts. Pairs must then be checked one by one. */
export function asksManyHours({ hard }: Policy): boolean {
  return hard.overlapHours.on && 2 * hard.overlapHours.minHours > MANY;
}

/** Forbids pairs with too few hours in common, if `asksManyHours`. */
export const forbidFewHours: OneByOne = (c, policy, people, v, first, out) => {
  const least = 2 * policy.hard.overlapHours.minHours;
  for (let w = first; w < people.length; w++) {
    if (out[w]! >= 0 && sharedHalfHours(c, people[v]!, people[w]!) < least) out[w] = -1;
  }
};

function keptRow(hours: Hours, w: number): Counts {
  const known = hours.kept.get(w);
  if (known !== undefined) return known;
  if (hours.kept.size >= KEPT) return hours.own;
  const row = { block: Infinity, bytes: new Int32Array(hours.zero.length) };
  hours.kept.set(w, row);
  return row;
}

/** The week that each person gave; weeks are numbered by their first giver. */
function weeksOf(hours: Int32Array, people: Int32Array): { weekOf: Int32Array; weeks: number } {
  const n = people.length;
  const weekOf = new Int32Array(n);
  // A hash table with spare room. Each entry is 1 more than a vertex, at the place of its hash or the next free place.
  const places = 2 ** (34 - Math.clz32(n));
  const table = new Int32Array(places);
  let weeks = 0;
  for (let v = 0; v < n; v++) {
    const at = people[v]! * HOUR_WORDS;
    let hash = 0;
    for (let k = 0; k < HOUR_WORDS; k++) hash = (Math.imul(hash, 0x01000193) + hours[at + k]!) | 0;
    let place = (hash ^ (hash >>> 15)) & (places - 1);
    while (table[place] !== 0 && !sameWeek(hours, at, people[table[place]! - 1]! * HOUR_WORDS)) {
      place = (place + 1) & (places - 1);
    }
    if (table[place] === 0) {
      table[place] = v + 1;
      weekOf[v] = weeks++;
    } else {
      weekOf[v] = weekOf[table[place]! - 1]!;
    }
  }
  return { weekOf, weeks };
}

function sameWeek(hours: Int32Array, a: number, b: number): boolean {
  for (let k = 0; k < HOUR_WORDS; k++) if (hours[a + k] !== hours[b + k]) return false;
  return true;
}
