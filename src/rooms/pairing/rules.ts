import { completePolicy } from '#matching';
import type { HardRule, Policy } from '#matching';

/** Rules that a volunteer has to confirm to break when they pair people by hand. */
export const GRAVE: ReadonlySet<HardRule> = new Set(['otherCountry', 'neverAgain', 'ruledOut']);

/** Why a run came to nothing; said in the catalogue as `matching.run.error.…`. */
export type RunError = 'published' | 'unexpected' | 'unproven';

/**
 * The rules of a round as they hold for a volunteer's hand: to bring partners of the round together again breaks one, also where former partners
 * may meet again.
 */
export const handPolicy = (policy: Policy): Policy => ({
  ...policy,
  hard: { ...policy.hard, neverAgain: { on: true } },
});

export type RunState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

/** Weights of the policy form: what each step of 0 to 10 is worth to the matcher. */
export const WEIGHT_STEP = 20;
export const MOST_WEIGHT = 10;

/** How a round looks again for those who wait. */
export interface AgainSettings {
  /** Days between two runs. */
  everyDays: number;
  /** Whole weeks before the end of the round from which on nobody new is introduced by a run. */
  weeksBefore: number;
  /** Whether a volunteer sees the proposals before people are told. */
  showsFirst: boolean;
}

/** The settings of a round that nobody changed. */
export const USUALLY: AgainSettings = { everyDays: 3, weeksBefore: 3, showsFirst: false };

export const AGAIN_LIMITS = { everyDays: [1, 28], weeksBefore: [0, 26] } as const;

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
