import { expect, test } from 'vitest';
import { defaultForm } from '../../sample/form.ts';
import type { ApplicationForm } from '../../sample/form.ts';
import { fillLegalText, legalTexts } from '../../sample/legal.ts';
import { libraryForm } from '../../sample/libraryOptions.ts';
import { sampleLocales } from '../../sample/texts.ts';
import type { Texts } from '../../src/lib/text/texts.ts';

const forms: [string, ApplicationForm][] = [
  ['default', defaultForm],
  ['library', libraryForm],
];
const always =
  'name called country zone languages sector employer role stage interests hours contactWays frequency wishes absences exclusions work path place hopes'.split(
    ' ',
  );

test.each(forms)('the %s form asks everything that is always there, once', (_, form) => {
  expect(form.questions.flatMap(({ role }) => role ?? []).sort()).toEqual(always.sort());
  const keys = form.questions.map((question) => question.key);
  expect(new Set(keys).size).toBe(keys.length);
});

test.each(forms)('the %s form has four or five steps, each with a question, in their order', (_, form) => {
  expect(form.steps.length).toBeGreaterThanOrEqual(4);
  expect(form.steps.length).toBeLessThanOrEqual(5);
  const asked = form.questions.map((question) => question.step);
  expect([...new Set(asked)]).toEqual(form.steps.map((step) => step.key));
});

test.each(forms)('the %s form has options where one chooses, with distinct keys', (_, form) => {
  for (const question of form.questions) {
    const keys = (question.options ?? []).map((option) => option.key);
    expect(keys.length > 1, question.key).toBe(['one', 'many', 'wishes', 'scale'].includes(question.type));
    expect(new Set(keys).size).toBe(keys.length);
  }
});

test('the library form asks a day, a number and a point on a scale of its own', () => {
  const own = libraryForm.questions.filter(({ role }) => role === null);
  expect(own.map(({ type }) => type).sort()).toEqual(['date', 'number', 'scale']);
});

test.each(forms)(
  'the %s form keeps the employer, wishes, exclusions and hours from the partner',
  (_, form) => {
    const hidden = form.questions.filter((question) => !question.shownToPartner);
    expect(hidden.map((question) => question.key)).toEqual(['employer', 'hours', 'wishes', 'exclusions']);
  },
);

test.each(forms)('every text of the %s form is written in every locale', (_, form) => {
  const texts: Texts[] = form.steps.flatMap((step) => [step.title, ...(step.help ? [step.help] : [])]);
  for (const question of form.questions) {
    texts.push(question.label, ...(question.help ? [question.help] : []));
    texts.push(...(question.options ?? []).map((option) => option.label));
  }
  for (const text of texts) {
    expect(Object.keys(text)).toEqual([...sampleLocales]);
    for (const value of Object.values(text)) expect(value.trim()).not.toBe('');
  }
});

test.each(sampleLocales)('the legal texts in %s name the programme, the contact and the age', (locale) => {
  for (const text of Object.values(legalTexts)) {
    expect(text[locale]).toContain('{programme}');
    expect(text[locale]).toContain('{contact}');
    expect(text[locale]).toContain('18');
    const english = (text.en ?? '').match(/^## /gm);
    expect((text[locale] ?? '').match(/^## /gm)).toEqual(english);
  }
});

test('placeholders are filled literally, whatever the name holds', () => {
  const filled = fillLegalText('{programme}: {contact}, {programme}', {
    programme: '$& {contact}',
    contact: 'a@b.example',
  });
  expect(filled).toBe('$& {contact}: a@b.example, $& {contact}');
});
