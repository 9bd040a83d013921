import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { stage, stageRound } from '../../../../test/cast.ts';
import { questionsOf } from '../../../rooms/programmes/index.ts';
import { FORM, withForm } from '../../../../test/formDesk.ts';

test('hostile words of a question and a step come back as text', async () => {
  await withForm(async ({ olga, byRole }) => {
    const hostile = '"><script>alert(1)</script>';
    const hopes = await byRole('hopes');
    const own = `${FORM}/questions/${hopes.id}`;
    await olga.post(own, { 'label.en': hostile, 'help.en': hostile, maxLength: '500' });
    await olga.post(`${FORM}/steps/1`, { 'title.en': hostile, 'help.en': hostile });
    for (const path of [FORM, own, `${FORM}/steps/1`]) {
      const { text } = await olga.get(path);
      expect(text).toContain('&lt;script>alert(1)');
      expect(text).not.toContain('<script>');
    }
  });
});

test('a step without a heading comes back with a message; languages the programme dropped keep their words', async () => {
  await withForm(async ({ ctx, cast, olga, round }) => {
    await ctx.db
      .updateTable('programme')
      .set({ locales: ['en', 'es'] })
      .where('id', '=', cast.programme)
      .execute();
    expect((await olga.post(`${FORM}/steps/1`, { 'title.en': '', 'title.es': 'Tú' })).status).toBe(422);
    await olga.post(`${FORM}/steps/1`, { 'title.en': 'Yourself', 'title.es': '' });
    const [step] = await questionsOf(ctx, cast.programme, round);
    expect(step!.title).toEqual({ en: 'Yourself', fr: 'Vous', ar: 'أنت' });
  });
});

test('after the closing the form can be read and no longer changed', async () => {
  await withForm(async ({ ctx, olga, asked, byRole }) => {
    ctx.clock.set('2027-02-05T12:00:00Z');
    const before = await asked();
    const page = await olga.get(FORM);
    expect(page.text).toContain('Applications are closed');
    expect(page.text).not.toContain('/removal');
    const hopes = await byRole('hopes');
    const own = `${FORM}/questions/${hopes.id}`;
    expect((await olga.post(`${own}/removal`)).status).toBe(422);
    expect((await olga.post(own, { 'label.en': 'X', maxLength: '5' })).status).toBe(422);
    expect(await asked()).toEqual(before);
  });
});

test('the form is for directors and matchers alone, and what is not there is not found', async () => {
  await withForm(async ({ ctx, cast, olga, byRole }) => {
    const hopes = await byRole('hopes');
    const paths = [FORM, `${FORM}/new?step=1&type=one`, `${FORM}/questions/${hopes.id}`, `${FORM}/steps/1`];
    for (const one of ['luca', 'ngozi', 'elif'] as const) {
      const browser = browse(ctx, cast, one);
      for (const path of paths) expect((await browser.get(path)).status).toBe(404);
      expect((await browser.post(`${FORM}/questions/${hopes.id}/removal`)).status).toBe(404);
    }
    for (const path of [
      '/workbench/rounds/9/form',
      `${FORM}/questions/999999`,
      `${FORM}/questions/x`,
      `${FORM}/steps/9`,
      `${FORM}/new?step=1&type=wishes`,
      `${FORM}/new?step=9&type=one`,
    ])
      expect((await olga.get(path)).status, path).toBe(404);
    const other = await stage(ctx, 'other');
    await stageRound(ctx, other.programme);
    expect((await browse(ctx, other, 'olga').get(`${FORM}/questions/${hopes.id}`)).status).toBe(404);
  });
});

test('the log names the question that was changed, and takes the change back', async () => {
  await withForm(async ({ ctx, olga, byRole }) => {
    const hopes = await byRole('hopes');
    await olga.post(`${FORM}/questions/${hopes.id}`, { 'label.en': 'Your hopes, please', maxLength: '700' });
    expect(await byRole('hopes')).toMatchObject({ version: 2 });
    const { id } = await ctx.db
      .selectFrom('event')
      .select('id')
      .where('kind', '=', 'question-changed')
      .executeTakeFirstOrThrow();
    const { text } = await olga.get('/workbench/log');
    expect(text).toContain('Your hopes, please');
    expect(text).toContain(`/log/${id}/undoing`);
    await olga.post(`/workbench/log/${id}/undoing`);
    expect(await byRole('hopes')).toEqual(hopes);
    expect((await olga.get('/workbench/log')).text).not.toContain(`/log/${id}/undoing`);
  });
});

test('the preview shows every question with the field its applicants get, and nothing to send it with', async () => {
  await withForm(async ({ olga, asked }) => {
    const { text, status } = await olga.get(`${FORM}/preview`);
    expect(status).toBe(200);
    const main = text.slice(text.indexOf('<main'), text.indexOf('</main'));
    for (const question of await asked())
      expect(main).toContain(question.label['en']!.replaceAll('&', '&amp;'));
    expect(main).not.toContain('<form');
  });
});
