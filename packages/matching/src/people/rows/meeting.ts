import type { Compiled } from '../compile.ts';
import type { Policy } from '../types.ts';
import { createBytes } from './block-bits.ts';
import { asksManyHours, createHours, forbidFewHours, type Hours, hoursRow, hoursWorth } from './hours.ts';
import { addInterests, createInterests, type Interests, interestsRow, interestsWorth } from './interests.ts';

/** Hours and interests: how many of each two people share, and what both are worth together. */
export type Meeting = {
  hours: Hours | null;
  interests: Interests | null;
  zero: Int32Array;
  /** By the vertex's own number of interests. Index: 256 times the hours' byte and the interests' byte. */
  worth: Map<number, Int32Array>;
};

export function createMeeting(c: Compiled, policy: Policy, people: Int32Array): Meeting {
  const hours = policy.soft.hours > 0 || policy.hard.overlapHours.on ? createHours(c, people) : null;
  const interests = policy.soft.interests > 0 ? createInterests(c, people) : null;
  const byHours = hours === null ? Int32Array.of(0) : hoursWorth(policy);
  const byInterests =
    interests === null ? new Map([[0, new Int32Array(1)]]) : interestsWorth(interests, policy);
  const worth = new Map<number, Int32Array>();
  for (const [own, codes] of byInterests) {
    const table = new Int32Array(byHours.length * 256);
    for (let h = 0; h < byHours.length; h++) {
      for (let k = 0; k < codes.length; k++) table[h * 256 + k] = byHours[h]! + codes[k]!;
    }
    worth.set(own, table);
  }
  return { hours, interests, zero: createBytes(people.length), worth };
}

export function sharedHours({ hours, zero }: Meeting, v: number, first: number): Int32Array {
  return hours === null ? zero : hoursRow(hours, v, first);
}

export function sharedInterests({ interests, zero }: Meeting, v: number, first: number): Int32Array {
  return interests === null ? zero : interestsRow(interests, v, first);
}

export function meetingWorth({ interests, worth }: Meeting, v: number): Int32Array {
  return worth.get(interests === null ? 0 : interests.counts[v]!)!;
}

/** What remains to be done for the pairs of a row, where there is more to count than bytes hold. */
export function meetOneByOne(
  { interests }: Meeting,
  c: Compiled,
  policy: Policy,
  people: Int32Array,
  v: number,
  first: number,
  out: Int32Array,
): void {
  if (asksManyHours(policy)) forbidFewHours(c, policy, people, v, first, out);
  if (interests === null && policy.soft.interests > 0) addInterests(c, policy, people, v, first, out);
}
