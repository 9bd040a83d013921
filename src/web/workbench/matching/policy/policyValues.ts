import { completePolicy, HARD_RULES, RELAX_STEPS, SOFT_RULES } from '#matching';
import type { AnswerRule, Cap, Policy, RelaxStep, SwitchedRule } from '#matching';
import { plainDigits } from '../../../../lib/text/digits.ts';
import { WEIGHT_STEP, stepOf } from '../../../../rooms/pairing/index.ts';
import { wholeNumberOf } from '../../../../rooms/forms/index.ts';
import type { Question } from '../../../../rooms/forms/index.ts';

/** The values of the form, by field: `hard.zoneDifference.maxHours`, `soft.awake`. */
export type Values = Readonly<Record<string, string>>;

const NUMBERS = {
  sharedLanguage: 'minLevel',
  zoneDifference: 'maxHours',
  overlapHours: 'minHours',
} as const;
/** The rules with a choice in the form; `ruledOut` is always on. */
export const CHOSEN = HARD_RULES.filter(
  (rule): rule is Exclude<SwitchedRule, 'ruledOut'> => rule !== 'ruledOut',
);

/** The default step of a wish about answers. */
export const USUAL_STEP = 3;

/** A policy as the form shows it. */
export function valuesOf(policy: Policy): Values {
  const values: Record<string, string> = { objective: policy.objective, trios: policy.trios };
  for (const rule of HARD_RULES) if (policy.hard[rule].on) values[`hard.${rule}.on`] = 'yes';
  values['hard.sharedLanguage.minLevel'] = String(policy.hard.sharedLanguage.minLevel);
  values['hard.zoneDifference.maxHours'] = String(policy.hard.zoneDifference.maxHours);
  values['hard.overlapHours.minHours'] = String(policy.hard.overlapHours.minHours);
  for (const rule of SOFT_RULES) values[`soft.${rule}`] = String(stepOf(policy.soft[rule]));
  const { answers, perCountry, relax } = completePolicy(policy);
  for (const { question, strength, want, weight, within = 0 } of answers) {
    values[`answers.${question}`] = `${strength}-${want}`;
    values[`answers.${question}.weight`] = String(stepOf(weight));
    values[`answers.${question}.within`] = String(within);
  }
  values['perCountry'] =
    perCountry === null
      ? ''
      : typeof perCountry === 'number'
        ? String(perCountry)
        : `${perCountry.percent} %`;
  for (const step of RELAX_STEPS) values[`relax.${step}`] = String(relax.indexOf(step) + 1);
  return values;
}

/** Reads the form as a policy, which `validatePolicy` then checks. A weight whose step was not changed stays exactly as it was. */
export function policyFrom(
  values: Values,
  before: Policy,
  asked: readonly Pick<Question, 'id'>[] = [],
): unknown {
  const number = (name: string): number => {
    const text = plainDigits(values[name] ?? '')
      .trim()
      .replace(/[,٫]/, '.');
    return text === '' ? Number.NaN : Number(text);
  };
  const hard = CHOSEN.map((rule) => {
    const parameter = rule in NUMBERS ? NUMBERS[rule as keyof typeof NUMBERS] : null;
    return [
      rule,
      {
        on: values[`hard.${rule}.on`] === 'yes',
        ...(parameter ? { [parameter]: number(`hard.${rule}.${parameter}`) } : {}),
      },
    ] as const;
  });
  const soft = SOFT_RULES.map((rule) => {
    const step = number(`soft.${rule}`);
    return [rule, step === stepOf(before.soft[rule]) ? before.soft[rule] : step * WEIGHT_STEP] as const;
  });
  return {
    version: 1,
    objective: values['objective'],
    hard: { ...Object.fromEntries(hard), ruledOut: { on: true } },
    soft: Object.fromEntries(soft),
    answers: answersFrom(values, before, asked),
    trios: values['trios'],
    perCountry: perCountryFrom(values, before),
    relax: relaxFrom(values, before),
  };
}

/** The relaxations in the chosen order; 0 leaves one out, and equal numbers keep the usual order. */
function relaxFrom(values: Values, before: Policy): RelaxStep[] {
  if (!RELAX_STEPS.some((step) => `relax.${step}` in values)) return completePolicy(before).relax;
  const place = (step: RelaxStep): number => Number(values[`relax.${step}`] ?? 0) || 0;
  return RELAX_STEPS.filter((step) => place(step) > 0).sort((a, b) => place(a) - place(b));
}

/** Reads a cap: "20", or a share: "20 %", "%20", "٢٠٪". */
function perCountryFrom(values: Values, before: Policy): Cap | null {
  const text = values['perCountry'] && plainDigits(values['perCountry']).trim();
  if (text === undefined) return completePolicy(before).perCountry;
  if (text === '') return null;
  const number = text.replaceAll(/[%٪\s]/g, '').replace(/[,٫]/, '.');
  const amount = number === '' ? Number.NaN : Number(number);
  return /[%٪]/.test(text) ? { percent: amount } : amount;
}

/** How the answers to the round's own questions are compared. */
export function answersFrom(
  values: Values,
  before: Policy,
  asked: readonly Pick<Question, 'id'>[],
): AnswerRule[] {
  return asked.flatMap(({ id }): AnswerRule[] => {
    const question = String(id);
    const was = before.answers?.find((rule) => rule.question === question);
    const chosen = values[`answers.${question}`];
    if (chosen === undefined) return was ? [was] : [];
    const [strength, want] = chosen.split('-') as [AnswerRule['strength'], AnswerRule['want'] | undefined];
    if (!want) return [];
    const step = Number(values[`answers.${question}.weight`] ?? USUAL_STEP);
    const weight = was && step === stepOf(was.weight) ? was.weight : step * WEIGHT_STEP;
    const near = values[`answers.${question}.within`]?.trim() ?? '';
    const within = near === '' ? (was?.within ?? 0) : (wholeNumberOf(near) ?? Number.NaN);
    return [{ question, want, strength, weight, ...(within === 0 ? {} : { within }) }];
  });
}
