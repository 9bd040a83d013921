import { expect, test } from 'vitest';
import {
  changeQuestion,
  formOf,
  moveQuestion,
  questionsOf,
  removeQuestion,
  retitleStep,
  undoRoundEvent,
} from '../index.ts';
import { withForm } from '../../../../test/withForm.ts';

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
