import {
  completePolicy,
  HARD_RULES,
  MOST_ANSWER_RULES,
  MOST_PER_COUNTRY,
  MOST_WITHIN,
  RELAX_STEPS,
  SOFT_RULES,
} from './policy.ts';
import type { AnswerRule, HardRule, Policy } from './types.ts';

export type PolicyErrorReason =
  | 'notAnObject'
  | 'missing'
  | 'unknown'
  | 'notABoolean'
  | 'notAnInteger'
  | 'notANumber'
  | 'outOfRange'
  | 'notOneOf'
  | 'mustStayOn'
  | 'notAList'
  | 'twice';

/** `path` looks like `hard.sharedLanguage.minLevel`; `values` fill the message of `reason`. */
export type PolicyError = {
  path: string;
  reason: PolicyErrorReason;
  values?: { min?: number; max?: number; allowed?: (string | number)[] };
};

type Fields = Record<string, unknown>;
type Check = (path: string, value: unknown) => PolicyError | null;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const boolean: Check = (path, value) => (typeof value === 'boolean' ? null : { path, reason: 'notABoolean' });

const oneOf =
  (...allowed: (string | number)[]): Check =>
  (path, value) =>
    allowed.includes(value as string) ? null : { path, reason: 'notOneOf', values: { allowed } };

const between =
  (min: number, max: number, whole: boolean): Check =>
  (path, value) => {
    if (typeof value !== 'number' || Number.isNaN(value)) return { path, reason: 'notANumber' };
    if (value < min || value > max) return { path, reason: 'outOfRange', values: { min, max } };
    return whole && !Number.isInteger(value) ? { path, reason: 'notAnInteger' } : null;
  };

const PARAMETERS: Partial<Record<HardRule, Record<string, Check>>> = {
  sharedLanguage: { minLevel: between(1, 6, true) },
  zoneDifference: { maxHours: between(0, 12, false) },
  overlapHours: { minHours: between(0, 168, false) },
};

/** Checks each field of `value` by its own check. A field without a check is refused, so that a typing slip shows. */
function checkFields(
  at: string,
  value: unknown,
  checks: Record<string, Check>,
  optional: Record<string, Check> = {},
): PolicyError[] {
  if (!isFields(value)) return [{ path: at, reason: 'notAnObject' }];
  const path = (key: string) => (at === '' ? key : `${at}.${key}`);
  const errors: PolicyError[] = [];
  for (const [key, check] of Object.entries(checks)) {
    const error =
      key in value ? check(path(key), value[key]) : ({ path: path(key), reason: 'missing' } as const);
    if (error !== null) errors.push(error);
  }
  for (const [key, check] of Object.entries(optional)) {
    const error = key in value ? check(path(key), value[key]) : null;
    if (error !== null) errors.push(error);
  }
  for (const key of Object.keys(value)) {
    if (!Object.hasOwn(checks, key) && !Object.hasOwn(optional, key))
      errors.push({ path: path(key), reason: 'unknown' });
  }
  return errors;
}

const anything: Check = () => null;

const perCountry: Check = (path, value) => {
  if (value === null) return null;
  if (!isFields(value)) return between(1, MOST_PER_COUNTRY, true)(path, value);
  return checkFields(path, value, { percent: between(1, 100, true) })[0] ?? null;
};

const question: Check = (path, value) =>
  typeof value === 'string' && value !== '' ? null : { path, reason: 'missing' };

const answers: Check = (path, value) => {
  if (!Array.isArray(value)) return { path, reason: 'notAList' };
  if (value.length > MOST_ANSWER_RULES)
    return { path, reason: 'outOfRange', values: { min: 0, max: MOST_ANSWER_RULES } };
  const checks = {
    question,
    want: oneOf('equal', 'different'),
    strength: oneOf('wish', 'must'),
    weight: between(0, 1000, true),
  };
  const [wrong] = value.flatMap((one, k) =>
    checkFields(`${path}.${k}`, one, checks, { within: between(0, MOST_WITHIN, true) }),
  );
  if (wrong) return wrong;
  const asked = new Set((value as AnswerRule[]).map((rule) => rule.question));
  return asked.size === value.length ? null : { path, reason: 'twice' };
};

const relax: Check = (path, value) => {
  if (!Array.isArray(value)) return { path, reason: 'notAList' };
  const step = oneOf(...RELAX_STEPS);
  const wrong = value.map((one, k) => step(`${path}.${k}`, one)).find((error) => error !== null);
  if (wrong) return wrong;
  return new Set(value).size === value.length ? null : { path, reason: 'twice' };
};

/**
 * Whether `value` (from a form, a file, a table) is a policy. All errors are returned, not only the first. Rules newer than the policy get
 * their defaults.
 */
export function validatePolicy(
  value: unknown,
): { ok: true; policy: Policy } | { ok: false; errors: PolicyError[] } {
  const errors = checkFields(
    '',
    value,
    {
      version: oneOf(1),
      objective: oneOf('cardinality', 'weight'),
      hard: anything,
      soft: anything,
      trios: oneOf('allow', 'forbid'),
    },
    { answers, perCountry, relax },
  );
  if (isFields(value) && 'hard' in value) errors.push(...checkHard(value.hard));
  if (isFields(value) && 'soft' in value) {
    const weight = between(0, 1000, true);
    errors.push(...checkFields('soft', value.soft, Object.fromEntries(SOFT_RULES.map((r) => [r, weight]))));
  }
  return errors.length === 0 ? { ok: true, policy: completePolicy(value as Policy) } : { ok: false, errors };
}

function checkHard(hard: unknown): PolicyError[] {
  const errors = checkFields('hard', hard, Object.fromEntries(HARD_RULES.map((rule) => [rule, anything])));
  if (!isFields(hard)) return errors;
  for (const rule of HARD_RULES) {
    if (!(rule in hard)) continue;
    errors.push(...checkFields(`hard.${rule}`, hard[rule], { on: boolean, ...PARAMETERS[rule] }));
  }
  if (isFields(hard.ruledOut) && hard.ruledOut.on === false) {
    errors.push({ path: 'hard.ruledOut.on', reason: 'mustStayOn' });
  }
  return errors;
}
