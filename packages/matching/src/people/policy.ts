import type { HardRule, Policy, RelaxStep, SoftRule, SwitchedRule } from './types.ts';

export const HARD_RULES: readonly SwitchedRule[] = [
  'otherCountry',
  'ruledOut',
  'neverAgain',
  'otherEmployer',
  'sharedLanguage',
  'zoneDifference',
  'overlapHours',
  'musts',
];

/** Whether a policy makes a hard rule active. */
export function isOn(policy: Policy, rule: HardRule): boolean {
  return rule === 'answers'
    ? (policy.answers ?? []).some(({ strength }) => strength === 'must')
    : policy.hard[rule].on;
}

export const SOFT_RULES: readonly SoftRule[] = [
  'languages',
  'interests',
  'sector',
  'role',
  'stage',
  'contactWays',
  'frequency',
  'hours',
  'awake',
  'wishes',
  'balance',
];

/** The usual order of costs: first steps at the person's own cost, then steps for which the programme bends its rules. */
export const RELAX_STEPS: readonly RelaxStep[] = [
  'dropMust',
  'dropAllMusts',
  'lowerLanguageLevel',
  'raiseZoneDifference',
  'lowerOverlapHours',
  'sharedLanguage',
  'otherEmployer',
  'answers',
  'otherCountry',
  'neverAgain',
];

/** The most people of one country that a policy may ask for. */
export const MOST_PER_COUNTRY = 100_000;

/** The greatest difference at which a policy may still count numbers as equal. */
export const MOST_WITHIN = 1_000_000;

/** The most questions whose answers a policy may compare. */
export const MOST_ANSWER_RULES = 8;

/** A fresh copy of the rules a round starts with. */
export function defaultPolicy(): Policy {
  return {
    version: 1,
    objective: 'cardinality',
    hard: {
      otherCountry: { on: true },
      ruledOut: { on: true },
      neverAgain: { on: true },
      otherEmployer: { on: false },
      sharedLanguage: { on: true, minLevel: 3 },
      zoneDifference: { on: false, maxHours: 9 },
      overlapHours: { on: false, minHours: 2 },
      musts: { on: true },
    },
    soft: {
      languages: 80,
      interests: 100,
      sector: 60,
      role: 40,
      stage: 30,
      contactWays: 40,
      frequency: 40,
      hours: 40,
      awake: 30,
      wishes: 120,
      balance: 30,
    },
    answers: [],
    trios: 'allow',
    perCountry: null,
    relax: [...RELAX_STEPS],
  };
}

/** A policy, with defaults for fields that older ones lack. */
export function completePolicy(
  policy: Policy,
): Policy & Required<Pick<Policy, 'answers' | 'perCountry' | 'relax'>> {
  return {
    ...policy,
    answers: policy.answers ?? [],
    perCountry: policy.perCountry ?? null,
    relax: policy.relax ?? [...RELAX_STEPS],
  };
}
