import { expect, test } from 'vitest';
import { defaultForm } from '../../../../sample/form.ts';
import { stage } from '../../../../test/cast.ts';
import { testContext } from '../../../../test/context.ts';
import type { TestCtx } from '../../../../test/context.ts';
import { rolledBack } from '../../../../test/database.ts';
import { sampleRound } from '../../../../sample/round.ts';
import { createRound, phaseOf, questionsOf, roundName, roundSaid, roundsOf } from '../index.ts';
import { testView } from '../../../../test/ui/view.ts';

const actor = { kind: 'command' } as const;

async function planned(ctx: TestCtx, programme: number) {
  const plan = sampleRound(ctx.clock.now(), 'Europe/Madrid');
  const made = await createRound(ctx, { programme, actor, ...plan, form: defaultForm });
  if (!made.ok) throw new Error(made.reason);
  return made.round;
}

test('a planned round has the next number, its dates, and the form it was given', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const { programme } = await stage(ctx);
    const first = await planned(ctx, programme);
    const second = await planned(ctx, programme);
    expect([first.number, second.number]).toEqual([1, 2]);
    expect(first.published_at).toBeNull();
    // The clock stands on Friday the 15th; the sample round opens the Monday after, at nine on the organiser's clock.
    expect(first.dates.opens).toMatchObject({ wall: '2027-01-18T09:00', zone: 'Europe/Madrid' });
    expect(first.dates.opens.dueAt.toISOString()).toBe('2027-01-18T08:00:00.000Z');
    expect(phaseOf(first, ctx.clock.now())).toBe('planned');
    const form = await questionsOf(ctx, programme, first.id);
    expect(form.map((step) => step.title['en'])).toEqual(defaultForm.steps.map((step) => step.title['en']));
    expect(form[0]?.help['fr']).toContain('deux minutes');
    expect(form.flatMap((step) => step.questions)).toHaveLength(defaultForm.questions.length);
    expect(form.flatMap((step) => step.questions.map((one) => one.role))).toContain('wishes');
    expect((await roundsOf(ctx, programme)).map((round) => round.number)).toEqual([2, 1]);
  });
});

test('a round whose dates are out of order is refused, each date with its reason, and nothing is written', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const { programme } = await stage(ctx);
    const plan = sampleRound(ctx.clock.now(), 'Europe/Madrid');
    const dates = {
      ...plan.dates,
      closes: { wall: '2027-01-02T09:00', zone: 'Europe/Madrid' },
      ends: { wall: '2027-02-30T09:00', zone: 'Europe/Madrid' },
      purges: { wall: '', zone: 'Europe/Madrid' },
      matches: { ...plan.dates.matches, zone: 'Mars/Olympus' },
    };
    const made = await createRound(ctx, { programme, actor, ...plan, dates });
    expect(made).toEqual({
      ok: false,
      reason: 'dates',
      problems: {
        closes: { reason: 'order', after: 'opens' },
        ends: { reason: 'malformed' },
        purges: { reason: 'missing' },
        matches: { reason: 'zone' },
      },
    });
    expect(await roundsOf(ctx, programme)).toEqual([]);
  });
});

test('a rhythm of no days, or of a quarter of a year, is refused', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const { programme } = await stage(ctx);
    for (const rhythmDays of [0, 61, 1.5, Number.NaN])
      expect(
        await createRound(ctx, {
          programme,
          actor,
          ...sampleRound(ctx.clock.now(), 'Europe/Madrid'),
          rhythmDays,
        }),
      ).toEqual({ ok: false, reason: 'rhythm' });
  });
});

test('a round without a label is called by its number in the reader’s language', () => {
  const round = { label: { en: 'Spring' }, number: 3 };
  expect(roundName(round, testView('es'), 'en')).toBe('Spring');
  expect(roundName({ label: {}, number: 3 }, testView('es'), 'en')).toBe('Edición 3');
  expect(roundSaid({ label: {}, number: 3 }, testView('es'), 'en')).toBe('la edición 3');
  expect(roundSaid({ label: {}, number: 3 }, testView('fr'), 'en')).toBe('la session 3');
  expect(roundSaid({ label: { fr: 'Automne' }, number: 3 }, testView('fr'), 'en')).toMatch(
    /^la session «.Automne.»$/,
  );
});
