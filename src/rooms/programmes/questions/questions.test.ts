import { expect, test } from 'vitest';
import { addQuestion, changeQuestion, copyRound, questionOf, undoRoundEvent } from '../index.ts';
import { json } from '../../../db/json.ts';
import { withForm } from '../../../../test/withForm.ts';

test('a changed question is a new version for this round; answers and other rounds keep theirs; undo brings the old one back', async () => {
  await withForm(async ({ ctx, base, role, lastEvent, amina }) => {
    const hopes = await role('hopes');
    const copy = await copyRound(ctx, { ...base, from: base.round });
    if (!copy.ok) throw new Error(copy.reason);
    const { id: application } = await ctx.db
      .insertInto('application')
      .values({
        programme_id: base.programme,
        round_id: base.round,
        person_id: amina,
        state: 'draft',
        state_at: ctx.clock.now(),
        created_at: ctx.clock.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await ctx.db
      .insertInto('answer')
      .values({
        programme_id: base.programme,
        application_id: application,
        question_id: hopes.id,
        version: hopes.version,
        value: json('Letters'),
        answered_at: ctx.clock.now(),
      })
      .execute();
    const text = { ...hopes, label: { ...hopes.label, en: ' What now? ', fr: '' }, maxLength: 800 };
    expect(await changeQuestion(ctx, { ...base, question: hopes.id, text })).toEqual({
      ok: true,
      version: 2,
    });
    expect(await role('hopes')).toMatchObject({ version: 2, maxLength: 800, label: { en: 'What now?' } });
    expect((await role('hopes')).label).not.toHaveProperty('fr');
    expect(await ctx.db.selectFrom('answer').select('version').execute()).toEqual([{ version: 1 }]);
    expect((await questionOf(ctx, base.programme, copy.round.id, hopes.id))?.version).toBe(1);
    // The same words again make no new version.
    expect(await changeQuestion(ctx, { ...base, question: hopes.id, text })).toEqual({
      ok: true,
      version: 2,
    });
    const event = await lastEvent();
    expect(await undoRoundEvent(ctx, { ...base, event })).toEqual({ ok: true });
    expect(await role('hopes')).toEqual(hopes);
    expect(await undoRoundEvent(ctx, { ...base, event })).toEqual({ ok: false, reason: 'changed-since' });
    // A version is never used twice, not even one that was taken back.
    expect(await changeQuestion(ctx, { ...base, question: hopes.id, text })).toEqual({
      ok: true,
      version: 3,
    });
  });
});

const option = (en: string, key: string | null = null) => ({ key, label: { en } });

test('options keep their keys when their words change, and a new one never takes the key of an old one', async () => {
  await withForm(async ({ ctx, base }) => {
    const text = {
      label: { en: 'Tea?' },
      help: {},
      options: [option('Green tea'), option('Чай'), option('Green tea')],
      required: false,
      shownToPartner: true,
      maxLength: null,
    };
    const added = await addQuestion(ctx, { ...base, step: 2, type: 'one', text });
    if (!added.ok) throw new Error(added.reason);
    const read = async () => (await questionOf(ctx, base.programme, base.round, added.question))!;
    expect((await read()).options.map((one) => one.key)).toEqual(['green-tea', 'option', 'green-tea-2']);
    const { options } = await read();
    await changeQuestion(ctx, {
      ...base,
      question: added.question,
      text: { ...text, options: [options[2]!, { ...options[0]!, label: { en: 'Sencha' } }] },
    });
    await changeQuestion(ctx, {
      ...base,
      question: added.question,
      text: { ...text, options: [option('Green tea'), option('Sencha', 'green-tea'), option('X', 'forged')] },
    });
    expect((await read()).options.map((one) => one.key)).toEqual(['green-tea-3', 'green-tea', 'x']);
  });
});

test('what is missing or too long is said at its field, and nothing is written', async () => {
  await withForm(async ({ ctx, base, lastEvent }) => {
    const before = await lastEvent().catch(() => 0);
    const text = {
      label: { es: 'Solo en español' },
      help: { en: 'x'.repeat(1001) },
      options: [{ key: null, label: { en: 'One' } }],
      required: true,
      shownToPartner: true,
      maxLength: null,
    };
    expect(await addQuestion(ctx, { ...base, step: 1, type: 'many', text })).toEqual({
      ok: false,
      reason: 'question',
      problems: { label: 'missing', help: 'too-long', options: 'too-few' },
    });
    expect(
      await addQuestion(ctx, {
        ...base,
        step: 1,
        type: 'short',
        text: { ...text, help: {}, options: [], maxLength: 0 },
      }),
    ).toMatchObject({ problems: { maxLength: 'out-of-range' } });
    expect(await addQuestion(ctx, { ...base, step: 99, type: 'many', text })).toEqual({
      ok: false,
      reason: 'unknown',
    });
    expect(await lastEvent().catch(() => 0)).toBe(before);
  });
});
