import {
  HARD_RULES,
  MOST_ANSWER_RULES,
  MOST_PER_COUNTRY,
  MOST_WITHIN,
  RELAX_STEPS,
  SOFT_RULES,
} from './policy.ts';
import type { HardRule } from './types.ts';

const PARAMETERS: Partial<Record<HardRule, Record<string, object>>> = {
  sharedLanguage: {
    minLevel: { type: 'integer', minimum: 1, maximum: 6, description: 'CEFR: A1 = 1 … C2 = 6' },
  },
  zoneDifference: { maxHours: { type: 'number', minimum: 0, maximum: 12 } },
  overlapHours: { minHours: { type: 'number', minimum: 0, maximum: 168, description: 'Hours a week' } },
};

/** A JSON Schema (2020-12) of all that `validatePolicy` accepts, for editors and other tools. */
export function policySchema(): object {
  const hard = HARD_RULES.map((rule) => {
    const on = rule === 'ruledOut' ? { const: true } : { type: 'boolean' };
    return [rule, exactly({ on, ...PARAMETERS[rule] })] as const;
  });
  const soft = SOFT_RULES.map((rule) => [rule, { type: 'integer', minimum: 0, maximum: 1000 }] as const);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Matching policy',
    ...exactly(
      {
        version: { const: 1 },
        objective: { enum: ['cardinality', 'weight'] },
        hard: exactly(Object.fromEntries(hard)),
        soft: exactly(Object.fromEntries(soft)),
        trios: { enum: ['allow', 'forbid'] },
      },
      {
        answers: {
          type: 'array',
          items: exactly(
            {
              question: { type: 'string', minLength: 1 },
              want: { enum: ['equal', 'different'] },
              strength: { enum: ['wish', 'must'] },
              weight: { type: 'integer', minimum: 0, maximum: 1000 },
            },
            {
              within: {
                type: 'integer',
                minimum: 0,
                maximum: MOST_WITHIN,
                description: 'Numbers at most so far apart are equal',
              },
            },
          ),
          maxItems: MOST_ANSWER_RULES,
          description: 'Questions whose answers are to be equal or to differ; no answer is neither',
        },
        perCountry: {
          anyOf: [
            { type: 'integer', minimum: 1, maximum: MOST_PER_COUNTRY },
            exactly({ percent: { type: 'integer', minimum: 1, maximum: 100 } }),
            { type: 'null' },
          ],
          description:
            'At most so many people of one country are matched, or so many in a hundred of all (rounded down, at least one); null: as many as there are',
        },
        relax: {
          type: 'array',
          items: { enum: RELAX_STEPS },
          maxItems: RELAX_STEPS.length,
          uniqueItems: true,
          description: 'What may be proposed to help who stays without a partner, the cheapest first',
        },
      },
    ),
  };
}

/** An object that has all of these fields, perhaps the optional ones, and no others. */
function exactly(properties: Record<string, object>, optional: Record<string, object> = {}): object {
  return {
    type: 'object',
    properties: { ...properties, ...optional },
    required: Object.keys(properties),
    additionalProperties: false,
  };
}
