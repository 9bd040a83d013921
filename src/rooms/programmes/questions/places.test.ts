import { expect, test } from 'vitest';
import {
  addStep,
  changeQuestion,
  formOf,
  moveQuestion,
  moveStep,
  questionsOf,
  removeQuestion,
  removeStep,
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

test('a question goes to any place at once, and back by undo; a place that is gone meanwhile is refused', async () => {
  await withForm(async ({ ctx, base, role, order, lastEvent }) => {
    const start = await order();
    const [zone, hopes] = [await role('zone'), await role('hopes')];
    await moveQuestion(ctx, { ...base, question: zone.id, to: { step: hopes.step, before: hopes.id } });
    const at = (await order())[hopes.step - 1]!;
    expect(at[at.indexOf('hopes') - 1]).toBe('zone');
    expect(await undoRoundEvent(ctx, { ...base, event: await lastEvent() })).toEqual({ ok: true });
    expect(await order()).toEqual(start);
    await removeQuestion(ctx, { ...base, question: hopes.id });
    for (const to of [
      { step: hopes.step, before: hopes.id },
      { step: 99, before: null },
    ])
      expect(await moveQuestion(ctx, { ...base, question: zone.id, to })).toEqual({
        ok: false,
        reason: 'changed-since',
      });
    await moveQuestion(ctx, { ...base, question: zone.id, to: { step: hopes.step, before: null } });
    expect((await order())[hopes.step - 1]!.at(-1)).toBe('zone');
  });
});

test('steps are added, moved and taken out with their questions kept, and each of it is undone', async () => {
  await withForm(async ({ ctx, base, order, lastEvent }) => {
    const start = await order();
    const titles = async () =>
      (await formOf(ctx, base.programme, base.round)).map(({ title }) => title['en']);
    const before = await titles();
    expect(await addStep(ctx, { ...base, title: { es: 'Más' }, help: {} })).toEqual({
      ok: false,
      reason: 'no-title',
    });
    const added = await addStep(ctx, { ...base, title: { en: ' More ' }, help: {} });
    expect(added).toEqual({ ok: true, step: start.length + 1 });
    expect(await titles()).toEqual([...before, 'More']);
    const addition = await lastEvent();
    expect(await moveStep(ctx, { ...base, step: 1, to: 'up' })).toEqual({ ok: false, reason: 'at-the-edge' });
    await moveStep(ctx, { ...base, step: 1, to: 'down' });
    expect(await order()).toEqual([start[1], start[0], ...start.slice(2), []]);
    const move = await lastEvent();
    await removeStep(ctx, { ...base, step: 1 });
    expect(await order()).toEqual([[...start[1]!, ...start[0]!], ...start.slice(2), []]);
    // The step that was moved is a different one by now.
    expect(await undoRoundEvent(ctx, { ...base, event: move })).toEqual({
      ok: false,
      reason: 'changed-since',
    });
    expect(await undoRoundEvent(ctx, { ...base, event: await lastEvent() })).toEqual({ ok: true });
    expect(await undoRoundEvent(ctx, { ...base, event: move })).toMatchObject({ ok: true });
    expect(await undoRoundEvent(ctx, { ...base, event: addition })).toEqual({ ok: true });
    expect(await order()).toEqual(start);
    expect(await titles()).toEqual(before);
    for (let left = start.length; left > 1; left--) await removeStep(ctx, { ...base, step: left });
    expect(await order()).toEqual([start.flat()]);
    expect(await removeStep(ctx, { ...base, step: 1 })).toEqual({ ok: false, reason: 'only-step' });
  });
});

test('a heading is undone where its step stands by then, and not once it was changed again', async () => {
  await withForm(async ({ ctx, base, lastEvent }) => {
    const title = async (step: number) => (await formOf(ctx, base.programme, base.round))[step - 1]!.title;
    const before = [await title(1), await title(2)];
    await retitleStep(ctx, { ...base, step: 1, title: { en: 'Yourself' }, help: {} });
    const event = await lastEvent();
    await moveStep(ctx, { ...base, step: 1, to: 'down' });
    await undoRoundEvent(ctx, { ...base, event });
    expect([await title(2), await title(1)]).toEqual(before);
    await retitleStep(ctx, { ...base, step: 1, title: { en: 'One' }, help: {} });
    const first = await lastEvent();
    await retitleStep(ctx, { ...base, step: 1, title: { en: 'Two' }, help: {} });
    expect(await undoRoundEvent(ctx, { ...base, event: first })).toEqual({
      ok: false,
      reason: 'changed-since',
    });
  });
});
