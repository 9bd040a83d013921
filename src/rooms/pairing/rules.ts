import { completePolicy } from '#matching';
import type { HardRule, Policy } from '#matching';

/** Rules that a volunteer has to confirm to break when they pair people by hand. */
export const GRAVE: ReadonlySet<HardRule> = new Set(['otherCountry', 'neverAgain', 'ruledOut']);

/** Why a run failed; the catalogue has its text as `matching.run.error.…`. */
export type RunError = 'published' | 'unexpected' | 'unproven';

/**
 * The rules of a round as they hold for pairing by hand. Bringing partners of the round together again breaks a rule, even if former
 * partners may meet again.
 */
export const handPolicy = (policy: Policy): Policy => ({
  ...policy,
  hard: { ...policy.hard, neverAgain: { on: true } },
});

export type RunState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

/** The weights of the policy form: the value of each step of 0 to 10 for the matcher. */
export const WEIGHT_STEP = 20;
export const MOST_WEIGHT = 10;

/** The settings of matching again in a round that runs. */
export interface AgainSettings {
  /** Days between two runs. */
  everyDays: number;
  /** Whole weeks before the end of the round in which no run introduces anybody. */
  weeksBefore: number;
  /** Whether a volunteer sees the proposals before people are told. */
  showsFirst: boolean;
}

/** The settings of a round that nobody changed. */
export const USUALLY: AgainSettings = { everyDays: 3, weeksBefore: 3, showsFirst: false };

export const AGAIN_LIMITS = { everyDays: [1, 28], weeksBefore: [0, 26] } as const;

/** A policy's weight as a step of the form, and back. A weight between two steps stays until somebody changes its step. */
export const stepOf = (weight: number): number => Math.min(MOST_WEIGHT, Math.round(weight / WEIGHT_STEP));

/** Whether two policies are the same; anything an older policy lacks counts as its default. */
export function samePolicy(a: Policy, b: Policy): boolean {
  return JSON.stringify(sorted(completePolicy(a))) === JSON.stringify(sorted(completePolicy(b)));
}

/** A value with the keys of its objects sorted, so that equal values have the same text. */
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
