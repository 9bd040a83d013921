import { expect, test } from 'vitest';
import { defaultForm } from '../../../../sample/form.ts';
import { stage, stageRound } from '../../../../test/cast.ts';
import { testContext } from '../../../../test/context.ts';
import { rolledBack } from '../../../../test/database.ts';
import {
  addQuestion,
  changeQuestion,
  copyRound,
  formOf,
  loadForm,
  moveQuestion,
  questionOf,
  questionsOf,
  removeQuestion,
  retitleStep,
  undoRoundEvent,
} from '../index.ts';
import type { Question } from '../index.ts';
import { json } from '../../../db/json.ts';

async function withForm(
  run: (scene: {
    ctx: ReturnType<typeof testContext>;
    base: { programme: number; round: number; actor: { kind: 'person'; id: number } };
    role(role: string): Promise<Question>;
    order(): Promise<string[][]>;
    lastEvent(): Promise<number>;
    amina: number;
  }) => Promise<void>,
): Promise<void> {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const { programme, people } = await stage(ctx);
    const round = (await stageRound(ctx, programme)).id;
    await loadForm(ctx, programme, round, defaultForm);
    await run({
      ctx,
      base: { programme, round, actor: { kind: 'person', id: people.tomas } },
      role: async (role) =>
        (await questionsOf(ctx, programme, round))
          .flatMap((step) => step.questions)
          .find((question) => question.role === role)!,
      order: async () =>
        (await formOf(ctx, programme, round)).map((step) =>
          step.questions.map((question) => question.role ?? '–'),
        ),
      lastEvent: async () =>
        (await db.selectFrom('event').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()).id,
      amina: people.amina,
    });
  });
}

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
    // The same words again are no new version.
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

test('what the matcher needs stays in the form, and required', async () => {
  await withForm(async ({ ctx, base, role }) => {
    for (const needed of ['country', 'zone', 'languages']) {
      const question = await role(needed);
      expect(await removeQuestion(ctx, { ...base, question: question.id })).toEqual({
        ok: false,
        reason: 'needed',
      });
      await changeQuestion(ctx, { ...base, question: question.id, text: { ...question, required: false } });
      expect((await role(needed)).required).toBe(true);
    }
  });
});

test('a question moves within its step and into the next, and back by undo', async () => {
  await withForm(async ({ ctx, base, role, order, lastEvent }) => {
    const start = await order();
    const zone = await role('zone');
    await moveQuestion(ctx, { ...base, question: zone.id, to: 'down' });
    expect((await order())[0]).toEqual(['name', 'called', 'country', 'languages', 'zone']);
    await moveQuestion(ctx, { ...base, question: zone.id, to: 'down' });
    expect((await order())[0]).toEqual(['name', 'called', 'country', 'languages']);
    expect((await order())[1]?.[0]).toBe('zone');
    expect(await undoRoundEvent(ctx, { ...base, event: await lastEvent() })).toEqual({ ok: true });
    await moveQuestion(ctx, { ...base, question: zone.id, to: 'up' });
    expect(await order()).toEqual(start);
    const name = await role('name');
    expect(await moveQuestion(ctx, { ...base, question: name.id, to: 'up' })).toEqual({
      ok: false,
      reason: 'at-the-edge',
    });
  });
});

test('a question taken out comes back to its place by undo; a step without questions is not asked', async () => {
  await withForm(async ({ ctx, base, role, order, lastEvent }) => {
    const start = await order();
    const wishes = await role('wishes');
    const exclusions = await role('exclusions');
    await removeQuestion(ctx, { ...base, question: wishes.id });
    const event = await lastEvent();
    await removeQuestion(ctx, { ...base, question: exclusions.id });
    expect(await questionsOf(ctx, base.programme, base.round)).toHaveLength(4);
    expect(await undoRoundEvent(ctx, { ...base, event: await lastEvent() })).toEqual({ ok: true });
    expect(await undoRoundEvent(ctx, { ...base, event })).toEqual({ ok: true });
    expect(await order()).toEqual(start);
  });
});

test('a step gets another heading, not an empty one, and the old one back by undo', async () => {
  await withForm(async ({ ctx, base, lastEvent }) => {
    const title = async () => (await formOf(ctx, base.programme, base.round))[0]!.title;
    const before = await title();
    expect(await retitleStep(ctx, { ...base, step: 1, title: { es: 'Tú' }, help: {} })).toEqual({
      ok: false,
      reason: 'no-title',
    });
    await retitleStep(ctx, { ...base, step: 1, title: { en: 'Yourself' }, help: {} });
    expect(await title()).toEqual({ en: 'Yourself' });
    await undoRoundEvent(ctx, { ...base, event: await lastEvent() });
    expect(await title()).toEqual(before);
  });
});

test('once applications are closed the form stays as people answered it', async () => {
  await withForm(async ({ ctx, base, role }) => {
    const hopes = await role('hopes');
    ctx.clock.set('2027-02-05T12:00:00Z');
    const closed = { ok: false, reason: 'form-closed' };
    expect(await removeQuestion(ctx, { ...base, question: hopes.id })).toEqual(closed);
    expect(await changeQuestion(ctx, { ...base, question: hopes.id, text: hopes })).toEqual(closed);
    expect(await moveQuestion(ctx, { ...base, question: hopes.id, to: 'up' })).toEqual(closed);
  });
});
