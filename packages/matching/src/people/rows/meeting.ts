import type { Compiled } from '../compile.ts';
import type { Policy } from '../types.ts';
import { createBytes } from './blockBits.ts';
import { asksManyHours, createHours, forbidFewHours, type Hours, hoursRow, hoursWorth } from './hours.ts';
import { addInterests, createInterests, type Interests, interestsRow, interestsWorth } from './interests.ts';
import type { OneByOneWith } from './oneByOne.ts';

/** Hours and interests: how many each two people share, and the worth of both together. */
export type Meeting = {
  hours: Hours | null;
  interests: Interests | null;
  zero: Int32Array;
  byHours: Int32Array;
  /** Tables by a person's own number of interests. */
  byInterests: Map<number, Int32Array>;
  /** The place in the tables for vertex v. The index from there is 64 times the byte of interests, plus the byte of hours. */
  at: Int32Array;
};

export function createMeeting(c: Compiled, policy: Policy, people: Int32Array): Meeting {
  const hours = policy.soft.hours > 0 || policy.hard.overlapHours.on ? createHours(c, people) : null;
  const interests = policy.soft.interests > 0 ? createInterests(c, people) : null;
  const byInterests =
    interests === null ? new Map([[0, new Int32Array(1)]]) : interestsWorth(interests, policy);
  return {
    hours,
    interests,
    zero: createBytes(people.length),
    byHours: hours === null ? Int32Array.of(0) : hoursWorth(policy),
    byInterests,
    at: new Int32Array(people.length),
  };
}

/** The number of values that `placeMeeting` writes. */
export function roomForMeeting({ byInterests }: Meeting): number {
  let room = 0;
  for (const codes of byInterests.values()) room += 64 * codes.length;
  return room;
}

/** Writes the worth of meetings into `tables` from `base` on. */
export function placeMeeting(
  { interests, byHours, byInterests, at }: Meeting,
  tables: Int32Array,
  base: number,
): void {
  const starts = new Map<number, number>();
  let start = base;
  for (const [own, codes] of byInterests) {
    starts.set(own, start);
    for (let k = 0; k < codes.length; k++, start += 64) {
      for (let h = 0; h < byHours.length; h++) tables[start + h] = byHours[h]! + codes[k]!;
    }
  }
  for (let v = 0; v < at.length; v++) at[v] = starts.get(interests === null ? 0 : interests.counts[v]!)!;
}

export function sharedHours({ hours, zero }: Meeting, v: number, first: number): Int32Array {
  return hours === null ? zero : hoursRow(hours, v, first);
}

export function sharedInterests({ interests, zero }: Meeting, v: number, first: number): Int32Array {
  return interests === null ? zero : interestsRow(interests, v, first);
}

/** Finishes the pairs of a row when counts do not fit into bytes. */
export const meetOneByOne: OneByOneWith<Meeting> = ({ interests }, c, policy, people, v, first, out) => {
  if (asksManyHours(policy)) forbidFewHours(c, policy, people, v, first, out);
  if (interests === null && policy.soft.interests > 0) addInterests(c, policy, people, v, first, out);
};
