import { expect, test } from 'vitest';
import { brokenRules, compile, defaultPolicy } from '#matching';
import { asMatcher } from '../../../../test/onStage.ts';
import { poolMember } from '../../../../test/pool.ts';
import { partnerView } from '../../applications/index.ts';
import { addQuestion, questionsOf, removeQuestion, restoreQuestion } from '../../programmes/index.ts';
import { employerKey } from './employer.ts';
import { poolOf } from '../index.ts';

test.each([
  ['University of Dakar', 'university of  dakar.'],
  ['Médiathèque Saint-Louis', 'mediatheque saint louis'],
  ['مكتبة الإسكندرية', 'مكتبه الاسكندرية'],
  ['Ｃｉｔｙ Library', 'City-Library'],
])('one employer, however it is written: %s', (one, other) => {
  expect(employerKey(one)).toBe(employerKey(other));
});

test.each(['', ' – ', 'None', 'n/a', 'Self-employed', 'autónoma', 'Jubilado', 'Indépendant', 'لا يوجد'])(
  'who has none is kept from nobody: %s',
  (words) => {
    expect(employerKey(words)).toBeUndefined();
  },
);

test('employers that differ in more than their marks are two', () => {
  expect(employerKey('University of Dakar')).not.toBe(employerKey('University of Thiès'));
  expect(employerKey('มา')).not.toBe(employerKey('มี'));
});

test('two of one employer are kept apart by the rule, and nothing is when the question is taken out', () =>
  asMatcher(async ({ ctx, round, programme, actor }) => {
    const works = (name: string, country: string, zone: string, employer: string) =>
      poolMember(ctx, round, { name, country, zone, answers: { employer } });
    const amina = await works('Amina', 'SN', 'Africa/Dakar', 'Blue Door, Inc.');
    await works('Luca', 'IT', 'Europe/Rome', 'BLUE DOOR INC');
    await works('Mei', 'CN', 'Asia/Shanghai', '-');
    const policy = defaultPolicy();
    policy.hard.otherEmployer.on = true;
    const broken = async () => {
      const c = compile((await poolOf(ctx, { programme, round: round.id })).candidates);
      return [1, 2].map((other) => brokenRules(c, policy, 0, other));
    };
    expect(await broken()).toEqual([['otherEmployer'], []]);
    // Only the matcher learns the employer, as long as the form does not show it.
    const view = await partnerView(ctx, programme, amina.application);
    expect(JSON.stringify(view)).not.toContain('Blue Door');

    const steps = await questionsOf(ctx, programme, round.id);
    const asked = steps.flatMap((step) => step.questions).find(({ role }) => role === 'employer')!;
    const at = { programme, actor, round: round.id };
    const anew = {
      ...at,
      step: asked.step,
      type: 'short',
      role: 'employer',
      text: { ...asked, options: [] },
    } as const;
    expect(await addQuestion(ctx, anew)).toEqual({ ok: false, reason: 'asked' });
    await removeQuestion(ctx, { ...at, question: asked.id });
    expect(await broken()).toEqual([[], []]);
    expect(await addQuestion(ctx, anew)).toMatchObject({ ok: true });
    const { version, step, position } = asked;
    expect(
      await restoreQuestion(ctx, { ...at, question: asked.id, place: { version, step, position } }),
    ).toEqual({ ok: false, reason: 'changed-since' });
  }));
