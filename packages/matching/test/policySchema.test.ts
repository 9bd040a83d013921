import { expect, test } from 'vitest';
import { z } from 'zod';
import { defaultPolicy, policySchema, RELAX_STEPS, validatePolicy } from '../src/index.ts';

const schema = z.fromJSONSchema(policySchema() as Parameters<typeof z.fromJSONSchema>[0]);

/** Sets the value at a path of a fresh default policy. */
function changed(path: string, value: unknown): object {
  const policy = defaultPolicy();
  const keys = path.split('.');
  const last = keys.pop()!;
  let at = policy as unknown as Record<string, unknown>;
  for (const key of keys) at = at[key] as Record<string, unknown>;
  at[last] = value;
  return policy;
}

const many = (count: number) =>
  Array.from({ length: count }, (_, k) => ({ question: `${k}`, want: 'equal', strength: 'wish', weight: 1 }));

test.each<[string, unknown]>([
  ['version', 1],
  ['version', 2],
  ['objective', 'weight'],
  ['objective', 'luck'],
  ['trios', 'forbid'],
  ['hard.ruledOut.on', false],
  ['hard.otherCountry.on', false],
  ['hard.otherCountry.on', 'yes'],
  ['hard.sharedLanguage.minLevel', 6],
  ['hard.sharedLanguage.minLevel', 7],
  ['hard.sharedLanguage.minLevel', 2.5],
  ['hard.zoneDifference.maxHours', 5.75],
  ['hard.zoneDifference.maxHours', 13],
  ['hard.overlapHours.minHours', -1],
  ['hard.overlapHours', { on: true }],
  ['soft.wishes', 1000],
  ['soft.wishes', 1001],
  ['soft.wishes', 0.5],
  ['soft.unheard', 1],
  ['extra', 1],
  ['perCountry', 20],
  ['perCountry', 0],
  ['perCountry', 1.5],
  ['perCountry', 'many'],
  ['perCountry', { percent: 20 }],
  ['perCountry', { percent: 0 }],
  ['perCountry', { percent: 101 }],
  ['perCountry', { percent: 12.5 }],
  ['perCountry', { percent: '20' }],
  ['perCountry', { share: 20 }],
  ['perCountry', {}],
  ['perCountry', [20]],
  ['answers', [{ question: '7', want: 'equal', strength: 'must', weight: 0 }]],
  ['answers', [{ question: '', want: 'equal', strength: 'must', weight: 0 }]],
  ['answers', [{ question: '7', want: 'alike', strength: 'must', weight: 0 }]],
  ['answers', [{ question: '7', want: 'equal', strength: 'hope', weight: 0 }]],
  ['answers', [{ question: '7', want: 'equal', strength: 'wish', weight: 1001 }]],
  ['answers', [{ question: '7', want: 'equal', strength: 'wish' }]],
  ['answers', 'all'],
  ['answers', many(8)],
  ['answers', many(9)],
  ['relax', ['otherCountry', 'dropMust']],
  ['relax', []],
  ['relax', 'dropMust'],
  ['relax', ['dropMust', 'dropMust']],
  ['relax', ['ruledOut']],
])('schema and validator agree on %s = %j', (path, value) => {
  const policy = changed(path, value);
  expect(schema.safeParse(policy).success).toBe(validatePolicy(policy).ok);
});

test('a policy written before caps and the order of costs is valid, and gets the usual ones', () => {
  const { answers, perCountry, relax, ...older } = defaultPolicy();
  expect(schema.safeParse(older).success).toBe(true);
  expect(validatePolicy(older)).toEqual({ ok: true, policy: { ...older, answers, perCountry, relax } });
  expect(relax).toEqual(RELAX_STEPS);
});

test('no question is compared twice', () => {
  const rule = { question: '7', want: 'equal', strength: 'wish', weight: 1 } as const;
  expect(validatePolicy({ ...defaultPolicy(), answers: [rule, { ...rule, want: 'different' }] })).toEqual({
    ok: false,
    errors: [{ path: 'answers', reason: 'twice' }],
  });
});
