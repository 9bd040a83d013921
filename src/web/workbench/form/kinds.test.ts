import { expect, test } from 'vitest';
import { FORM, lucaApplied, withForm } from '../../../../test/formDesk.ts';
import { browse } from '../../../../test/browse.ts';
import { takePasted } from './pasted.ts';
import { blank } from './typedQuestion.ts';

const rowsOf = (list: string) =>
  takePasted(blank, list, ['en', 'es']).typed.options.map(({ label }) => label);
const kind = { step: '2', 'label.en': 'Which tea?' };

test('a pasted list stands in the rows in its order; what stands there already and empty lines are named', async () => {
  await withForm(async ({ olga, asked }) => {
    const list = 'Green\tVerde\n\nBlack\tNegro\n  green \nOolong\n';
    const read = await olga.post(`${FORM}/questions`, {
      ...kind,
      type: 'one',
      'option.0.en': 'Mint',
      'option.0.es': 'Menta',
      pasted: list,
    });
    expect(read.status).toBe(200);
    expect(read.text).toContain('3 answers stand in the rows now');
    expect(read.text).toMatch(/This was left out[^]*<li dir="auto">green<\/li>/);
    expect(read.text).toContain('1 empty line was left out.');
    // A line that was left out is kept below, with its other languages. The list marks of lines that were accepted are not kept.
    expect(read.text).toContain('What you wrote');
    const whole = '• Assam\tAsam\n• Chai';
    const marked = await olga.post(`${FORM}/questions`, { ...kind, type: 'one', pasted: whole });
    expect(marked.text).toContain('2 answers stand in the rows now');
    expect(marked.text).not.toContain('What you wrote');
    const more = 'Assam\ta\tb\tc\td\te\tf';
    const wide = await olga.post(`${FORM}/questions`, { ...kind, type: 'one', pasted: more });
    expect(wide.text).toContain('What you wrote');
    const rows = Object.fromEntries(
      [...read.text.matchAll(/name="(option\.\d\.e[ns])"[^>]*?value="([^"]*)"/g)].map(([, name, value]) => [
        name!,
        value!,
      ]),
    );
    expect(rows).toMatchObject({
      'option.0.en': 'Mint',
      'option.1.en': 'Green',
      'option.1.es': 'Verde',
      'option.2.en': 'Black',
      'option.3.en': 'Oolong',
    });
    await olga.post(`${FORM}/questions`, { ...kind, type: 'one', ...rows });
    const tea = (await asked()).find(({ label }) => label['en'] === 'Which tea?')!;
    expect(tea.options.map(({ key }) => key)).toEqual(['mint', 'green', 'black', 'oolong']);
    const long = Array.from({ length: 61 }, (_, n) => `Tea ${n}`).join('\n');
    const refused = await olga.post(`${FORM}/questions/${tea.id}`, { ...kind, pasted: long });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Tea 60');
    expect(refused.text).toContain('more than a question can have');
  });
});

test('Enter in a field saves the question, and whoever asked for rows or pasted a list goes on where the page changed', async () => {
  await withForm(async ({ olga }) => {
    const opened = await olga.get(`${FORM}/new?step=2&type=one`);
    // Enter presses the first button of a form.
    const form = opened.text.slice(opened.text.indexOf(`action="/p/far-shelves${FORM}/questions"`));
    expect(/<button[^>]*>/.exec(form)?.[0]).not.toContain('name="add"');
    expect(opened.text).not.toContain('autofocus');
    const sent = { ...kind, type: 'one', 'option.0.en': 'Mint', 'option.1.en': 'Green' };
    const longer = await olga.post(`${FORM}/questions`, { ...sent, add: 'options' });
    expect(longer.text.match(/<[^>]* autofocus[^>]*>/g)).toEqual([
      expect.stringContaining('name="option.2.en"'),
    ]);
    const pasted = await olga.post(`${FORM}/questions`, { ...sent, pasted: 'Mint\nBlack', add: 'pasted' });
    expect(pasted.text.match(/<[^>]* autofocus[^>]*>/g)).toEqual([expect.stringContaining('role="status"')]);
  });
});

test('a list from a word processor loses its bullets, and its numbers where all lines are numbered', () => {
  expect(rowsOf('•\tGreen\tVerde\n – Black')).toEqual([
    { en: 'Green', es: 'Verde' },
    { en: 'Black', es: '' },
  ]);
  expect(rowsOf('1. Green\n\n2.\tBlack')).toEqual([
    { en: 'Green', es: '' },
    { en: 'Black', es: '' },
  ]);
  expect(rowsOf('1. FC Köln\nBayern').map(({ en }) => en)).toEqual(['1. FC Köln', 'Bayern']);
});

test('a day, a number and a scale are asked, answered with clear errors, shown and read', async () => {
  await withForm(async (scene) => {
    const { ctx, cast, olga, asked } = scene;
    for (const [type, more] of [
      ['date', {}],
      ['number', { least: '1', most: '60' }],
      ['scale', { least: '1', most: '4', 'end-least.en': 'not at all', 'end-most.en': 'very much' }],
    ] as const) {
      expect((await olga.get(`${FORM}/new?step=1&type=${type}`)).status).toBe(200);
      const sent = { step: '1', type, 'label.en': `A ${type}`, shown: 'yes', ...more };
      expect((await olga.post(`${FORM}/questions`, sent)).status).toBe(303);
    }
    const bad = { step: '1', type: 'scale', 'label.en': 'Bad', least: '1', most: '99', 'end-least.en': '' };
    expect((await olga.post(`${FORM}/questions`, bad)).text).toContain('from 3 to 11 points');
    const ids = Object.fromEntries((await asked()).map((one) => [one.label['en'], one.id]));
    const [day, number, scale] = [ids['A date'], ids['A number'], ids['A scale']];
    await lucaApplied(scene);
    const luca = browse(ctx, cast, 'luca');
    const path = '/rounds/1/application/steps/1';
    const page = await luca.get(path);
    expect(page.text).toContain('From 1 to 60.');
    expect(page.text).toContain('4 – very much');
    const fields = Object.fromEntries(
      [...page.text.matchAll(/<(?:input|option)[^>]*?>/g)].flatMap(([tag]) => {
        const [, name] = /name="([^"]+)"/.exec(tag) ?? [];
        return name && !/type="(?:radio|checkbox)"/.test(tag)
          ? [[name, /value="([^"]*)"/.exec(tag)?.[1] ?? '']]
          : [];
      }),
    );
    const wrong = await luca.post(path, {
      ...fields,
      [`q${day}`]: '2027-02-30',
      [`q${number}`]: '61',
      [`q${scale}`]: '9',
    });
    expect(wrong.status).toBe(422);
    for (const words of ['calendar does not know', 'the most is 60', 'one of the answers offered'])
      expect(wrong.text).toContain(words);
    expect(wrong.text).toContain('value="61"');
  });
});

test('a question of the programme’s own counts in the matching from its own page, and its list says so', async () => {
  await withForm(async ({ ctx, olga, asked, round }) => {
    await olga.post(`${FORM}/questions`, { step: '1', type: 'number', 'label.en': 'Years here', least: '0' });
    const years = (await asked()).find(({ label }) => label['en'] === 'Years here')!;
    const own = `${FORM}/questions/${years.id}`;
    expect((await olga.get(own)).text).toContain(`name="answers.${years.id}.within"`);
    const rule = { [`answers.${years.id}`]: 'wish-equal', [`answers.${years.id}.weight`]: '5' };
    const wrong = await olga.post(`${own}/matching`, { ...rule, [`answers.${years.id}.within`]: 'two' });
    expect(wrong.status).toBe(422);
    const saved = await olga.post(`${own}/matching`, { ...rule, [`answers.${years.id}.within`]: '2' });
    expect(saved.status).toBe(303);
    const { policy } = await ctx.db
      .selectFrom('round')
      .select('policy')
      .where('id', '=', round)
      .executeTakeFirstOrThrow();
    expect(policy.answers).toEqual([
      { question: String(years.id), want: 'equal', strength: 'wish', weight: 100, within: 2 },
    ]);
    expect((await olga.get(FORM)).text).toContain('counts in the matching');
  });
});
