import { expect, test } from 'vitest';
import { defaultForm } from '../../../../sample/form.ts';
import { browse } from '../../../../test/browse.ts';
import type { Browser } from '../../../../test/browse.ts';
import { stage, stageRound } from '../../../../test/cast.ts';
import type { Stage } from '../../../../test/cast.ts';
import { testContext } from '../../../../test/context.ts';
import type { TestCtx } from '../../../../test/context.ts';
import { rolledBack } from '../../../../test/database.ts';
import { loadForm, questionsOf } from '../../../rooms/programmes/index.ts';
import type { Question } from '../../../rooms/programmes/index.ts';

interface Scene {
  ctx: TestCtx;
  cast: Stage;
  olga: Browser;
  round: number;
  asked(): Promise<Question[]>;
  byRole(role: string): Promise<Question>;
}

async function withForm(run: (scene: Scene) => Promise<void>): Promise<void> {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const { id } = await stageRound(ctx, cast.programme);
    await loadForm(ctx, cast.programme, id, defaultForm);
    const asked = async () => (await questionsOf(ctx, cast.programme, id)).flatMap((step) => step.questions);
    await run({
      ctx,
      cast,
      olga: browse(ctx, cast, 'olga'),
      round: id,
      asked,
      byRole: async (role) => (await asked()).find((question) => question.role === role)!,
    });
  });
}

const FORM = '/workbench/rounds/1/form';

test('the editor lists every question by step, with what can be done to it', async () => {
  await withForm(async ({ olga, asked, byRole }) => {
    const { text, status } = await olga.get(FORM);
    expect(status).toBe(200);
    for (const question of await asked())
      expect(text).toContain(`href="/p/far-shelves${FORM}/questions/${question.id}"`);
    const country = await byRole('country');
    const hopes = await byRole('hopes');
    // What the matcher needs cannot be taken out.
    expect(text).not.toContain(`/questions/${country.id}/removal`);
    expect(text).toContain(`/questions/${hopes.id}/removal`);
  });
});

test('a question is added with its answers in two languages, changed, moved, taken out and asked again', async () => {
  await withForm(async ({ olga, asked }) => {
    expect((await olga.get(`${FORM}/new?step=2&type=one`)).status).toBe(200);
    const sent = {
      step: '2',
      type: 'one',
      'label.en': 'Tea or coffee?',
      'label.es': '¿Té o café?',
      'option.0.en': 'Tea',
      'option.0.es': 'Té',
      'option.1.en': '',
      'option.1.es': '',
      'option.2.en': 'Coffee',
      'option.2.es': '',
      shown: 'yes',
    };
    expect(await olga.post(`${FORM}/questions`, sent)).toMatchObject({ status: 303 });
    const added = async () => (await asked()).find((one) => one.label['en']?.startsWith('Tea'))!;
    const tea = await added();
    expect(tea).toMatchObject({
      type: 'one',
      step: 2,
      required: false,
      shownToPartner: true,
      options: [
        { key: 'tea', label: { en: 'Tea', es: 'Té' } },
        { key: 'coffee', label: { en: 'Coffee' } },
      ],
    });
    const own = `${FORM}/questions/${tea.id}`;
    // A button for more rows keeps what is typed and changes nothing.
    const more = await olga.post(own, {
      ...sent,
      'option.0.key': 'tea',
      'option.2.key': 'coffee',
      add: 'options',
    });
    expect(more.status).toBe(200);
    expect(more.text).toContain('name="option.4.en"');
    await olga.post(own, {
      ...sent,
      'label.en': 'Tea or cocoa?',
      required: 'yes',
      'option.0.key': 'tea',
      'option.2.key': '',
      'option.2.en': 'Cocoa',
    });
    expect(await added()).toMatchObject({
      version: 2,
      required: true,
      label: { en: 'Tea or cocoa?' },
      options: [{ key: 'tea' }, { key: 'cocoa' }],
    });
    const places = async () => (await asked()).filter((one) => one.step === 2).map((one) => one.id);
    const before = await places();
    await olga.post(`${own}/position`, { to: 'up' });
    expect((await places()).indexOf(tea.id)).toBe(before.indexOf(tea.id) - 1);
    await olga.post(`${own}/removal`);
    expect(await added()).toBeUndefined();
    expect((await olga.get(FORM)).text).toContain(`${own}/return`);
    await olga.post(`${own}/return`);
    expect(await places()).toHaveLength(before.length);
    expect((await olga.get(FORM)).text).not.toContain(`${own}/return`);
  });
});

test('the employer is asked for anew, with words to begin from, and only once', async () => {
  await withForm(async ({ olga, asked, byRole }) => {
    expect((await olga.get(FORM)).text).not.toContain('<option value="employer"');
    await olga.post(`${FORM}/questions/${(await byRole('employer')).id}/removal`);
    expect((await olga.get(FORM)).text).toContain('<option value="employer"');
    // The page of the rules says that the rule finds nothing to compare, and leads here.
    const way = `${FORM}/new?step=2&type=employer`;
    const rules = await olga.get('/workbench/matching/1/policy');
    expect(rules.text).toContain('does not ask for the employer');
    expect(rules.text).toContain(`href="/p/far-shelves${way.replace('&', '&amp;')}"`);
    const page = await olga.get(way);
    expect(page.text).toContain('value="Who do you work for?"');
    const sent = { step: '2', type: 'employer', 'label.en': 'Your house?', maxLength: '80' };
    expect((await olga.post(`${FORM}/questions`, sent)).status).toBe(303);
    expect((await asked()).filter(({ role }) => role === 'employer')).toMatchObject([
      { type: 'short', step: 2, required: false, shownToPartner: false, label: { en: 'Your house?' } },
    ]);
    const twice = await olga.post(`${FORM}/questions`, sent);
    expect(twice.status).toBe(422);
    expect(twice.text).toContain('This is asked already.');
    expect((await olga.get('/workbench/matching/1/policy')).text).not.toContain('does not ask for the');
  });
});

test('a question that lacks words, answers or a length comes back with all that was typed', async () => {
  await withForm(async ({ olga, asked, byRole }) => {
    const before = await asked();
    const refused = await olga.post(`${FORM}/questions`, {
      step: '1',
      type: 'many',
      'label.en': ' ',
      'label.es': '<script>alert(1)</script>',
      'option.0.en': '"><img src=x>',
    });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('href="#f-label-en"');
    expect(refused.text).toContain('Answers to choose from: give at least two.');
    expect(refused.text).toContain('&lt;script>alert(1)');
    expect(refused.text).not.toMatch(/<script|<img/);
    const hopes = await byRole('hopes');
    const long = await olga.post(`${FORM}/questions/${hopes.id}`, { 'label.en': 'Hopes', maxLength: '9e9' });
    expect(long.status).toBe(422);
    expect(long.text).toContain('value="9e9"');
    expect(await asked()).toEqual(before);
  });
});

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
      expect(text).not.toContain('<script');
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
