import { completePolicy } from '#matching';
import type { HardRule, Policy } from '#matching';

/** Rules that a volunteer has to confirm to break when they pair people by hand. */
export const GRAVE: ReadonlySet<HardRule> = new Set(['otherCountry', 'neverAgain', 'ruledOut']);

/** Why a run came to nothing; said in the catalogue as `matching.run.error.…`. */
export type RunError = 'published' | 'unexpected' | 'unproven';

export type RunState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

/** Weights of the policy form: what each step of 0 to 10 is worth to the matcher. */
export const WEIGHT_STEP = 20;
export const MOST_WEIGHT = 10;

/** A policy's weight as a step of the form, and back; a weight between two steps stays as it is until its step is changed. */
export const stepOf = (weight: number): number => Math.min(MOST_WEIGHT, Math.round(weight / WEIGHT_STEP));

/** Whether two policies are the same, where what an older one leaves out has its default. */
export function samePolicy(a: Policy, b: Policy): boolean {
  return JSON.stringify(sorted(completePolicy(a))) === JSON.stringify(sorted(completePolicy(b)));
}

/** A value with the keys of its objects in order, so that equal values are written alike. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, sorted(part)]),
  );
}
