import { expect, test } from 'vitest';
import { FORM, withForm } from '../../../../test/formDesk.ts';

test('the editor lists every question by step, with what can be done to it', async () => {
  await withForm(async ({ olga, asked, byRole }) => {
    const { text, status } = await olga.get(FORM);
    expect(status).toBe(200);
    for (const question of await asked())
      expect(text).toContain(`href="/p/far-shelves${FORM}/questions/${question.id}"`);
    const country = await byRole('country');
    const hopes = await byRole('hopes');
    // Questions that the matcher needs cannot be removed.
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
    // A button for more rows keeps the typed words and changes nothing.
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
    // The page of the rules says that the rule has nothing to compare, and leads here.
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
    expect(refused.text).not.toMatch(/<script>|<img/);
    const hopes = await byRole('hopes');
    const long = await olga.post(`${FORM}/questions/${hopes.id}`, { 'label.en': 'Hopes', maxLength: '9e9' });
    expect(long.status).toBe(422);
    expect(long.text).toContain('value="9e9"');
    expect(await asked()).toEqual(before);
  });
});
