import { expect, test } from 'vitest';
import { LOCALES } from '../../../i18n/locales.ts';
import { translator } from '../../../i18n/translate.ts';
import { languageName } from '../../../lib/world/languages.ts';
import { languagesOf } from './languages.ts';
import { hoursOf } from './hours.ts';
import { absencesOf } from './absences.ts';
import { wishesOf } from './wishes.ts';
import { ask } from '../../../../test/ask.ts';
import type { MailTools } from '../../../mail/out/define.ts';
import { HINTED, questionBlock } from '../../../mail/out/byMail/questionBlock.ts';

/** The example at the end of a hint's last sentence, in the reader's language. */
const exampleOf = (hint: string): string =>
  hint
    .split(/(?<=\p{L}\p{L})\.\s+/u)
    .at(-1)!
    .replace(/^[^:]*?\s?:\s*/u, '')
    .replace(/[;؛]\s*\.\.\.$/u, '');

test('the examples in the hints of the form by mail are in the reader’s language, and are read as they stand', () => {
  const read = { absences: absencesOf, hours: hoursOf, languages: languagesOf, wishes: wishesOf };
  const values = LOCALES.map((locale) => {
    const { t } = translator(locale);
    const example = (type: keyof typeof read): string =>
      exampleOf(t(`mail.application-form.hint.${type}`, { english: languageName(locale, 'en') }));
    return Object.fromEntries(
      (['absences', 'hours', 'languages', 'wishes'] as const).map((type) => {
        const got = read[type](example(type), []);
        return [type, got.ok ? got.value : `${example(type)}: ${got.reason}`];
      }),
    );
  });
  for (const value of values) expect(value).toEqual(values[0]);
  expect(values[0]).toMatchObject({
    languages: [{ code: 'en', level: 'C1' }],
    wishes: [
      { about: 'country', value: 'JP', strength: 'wish' },
      { about: 'language', value: 'fr', strength: 'must' },
      { about: 'zone', value: 4, strength: 'important' },
    ],
  });
});

test('no hint has words of another language than its reader’s', () => {
  for (const type of HINTED)
    for (const locale of LOCALES.filter((one) => one !== 'en'))
      expect(translator(locale).t(`mail.application-form.hint.${type}`, { english: '' })).not.toMatch(
        /\b(?:Mon|Fri|Sat|country|must|language|native)\b/,
      );
});

test('a number and a scale are asked by mail with their ends, and a day that cannot be read says how it can', () => {
  const tools = { t: translator('en').t, locale: 'en', programme: { source_locale: 'en' } } as MailTools;
  const block = (more: Partial<Parameters<typeof questionBlock>[1]>) =>
    (
      questionBlock(tools, {
        question: ask('date'),
        number: 3,
        problem: undefined,
        answer: undefined,
        ...more,
      }) as { p: string }
    ).p;
  const ends = { least: 1, most: 5 };
  expect(block({ question: ask('number', { bounds: ends }), answer: 4 })).toBe(
    '[3] A question\nFrom 1 to 5.\nA whole number is enough.\nSo far: 4\n[3] =',
  );
  const options = [{ key: 'most', label: { en: 'very much' } }];
  expect(block({ question: ask('scale', { bounds: ends, options }), answer: 5 })).toBe(
    '[3] A question\n1 … 5 – very much\nOne number is enough.\nSo far: 5, from 1 to 5 – very much\n[3] =',
  );
  const problem = { question: 7, reason: 'unknown-day', piece: 'soon' } as const;
  expect(block({ problem })).toContain('! We could not read this day.');
});
