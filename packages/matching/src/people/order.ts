import { hash32 } from '../graph/hash32.ts';
import type { Candidate, Id } from './types.ts';

/**
 * Candidates in the order of the tie rule, whatever order they came in: by `order`, then by id (numbers before texts). A seed above 0 draws
 * another order, so that the same person is not always last. Throws if the seed is not an integer from 0 on.
 */
export function inTieOrder(candidates: readonly Candidate[], seed: number): Candidate[] {
  if (!Number.isSafeInteger(seed) || seed < 0)
    throw new Error(`A seed is an integer from 0 on, not ${seed}.`);
  const sorted = candidates.toSorted(byOrder);
  if (seed === 0) return sorted;
  const key = sorted.map((_, k) => hash32(Math.imul(k + 1, 0x9e3779b1) ^ hash32(seed)));
  return sorted
    .map((candidate, k) => ({ candidate, k }))
    .sort((a, b) => key[a.k]! - key[b.k]! || a.k - b.k)
    .map(({ candidate }) => candidate);
}

/** Candidate numbers sorted by `order`, then id, whatever the seed. */
export function placeInList(candidates: readonly Candidate[], numbers: readonly number[]): number[] {
  return numbers.toSorted((a, b) => byOrder(candidates[a]!, candidates[b]!));
}

function byOrder(a: Candidate, b: Candidate): number {
  return a.order - b.order || compareIds(a.id, b.id);
}

/** Compares by code units, so the order is the same in every locale. */
function compareIds(a: Id, b: Id): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1;
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
