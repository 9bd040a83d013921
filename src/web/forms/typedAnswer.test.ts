import { expect, test } from 'vitest';
import { ask } from '../../../test/ask.ts';
import type { Question, QuestionType } from '../../rooms/forms/index.ts';
import { checkAnswer } from '../../rooms/forms/index.ts';
import { typedAnswer } from './typedAnswer.ts';

const readAnswer = (question: Question, form: URLSearchParams) =>
  checkAnswer(question, typedAnswer(question, form));
const form = (fields: [string, string][]) => new URLSearchParams(fields);

test.each<[QuestionType, [string, string][], unknown]>([
  ['short', [['q7', '  Amina   Diallo ']], 'Amina Diallo'],
  ['long', [['q7', 'One.\n\nTwo.']], 'One.\n\nTwo.'],
  ['one', [['q7', 'public']], 'public'],
  [
    'many',
    [
      ['q7', 'public'],
      ['q7', 'school'],
    ],
    ['public', 'school'],
  ],
  ['country', [['q7', 'SN']], 'SN'],
  ['zone', [['q7', 'Asia/Calcutta']], 'Asia/Kolkata'],
  [
    'languages',
    [
      ['q7.0.language', 'fr'],
      ['q7.0.level', 'native'],
      ['q7.2.language', 'wo'],
      ['q7.2.level', 'B1'],
    ],
    [
      { code: 'fr', level: 'native' },
      { code: 'wo', level: 'B1' },
    ],
  ],
  [
    'absences',
    [
      ['q7.1.from', '2027-03-01'],
      ['q7.1.until', '2027-03-10'],
    ],
    [{ from: '2027-03-01', until: '2027-03-10' }],
  ],
  [
    'wishes',
    [
      ['q7.0.what', 'country:JP'],
      ['q7.0.strength', 'must'],
      ['q7.1.what', ''],
      ['q7.1.strength', 'wish'],
      ['q7.2.what', 'zone:4'],
      ['q7.2.strength', 'wish'],
      ['q7.3.what', 'region:002'],
      ['q7.3.strength', 'important'],
    ],
    [
      { about: 'country', value: 'JP', strength: 'must' },
      { about: 'zone', value: 4, strength: 'wish' },
      { about: 'region', value: '002', strength: 'important' },
    ],
  ],
  ['exclusions', [['q7', 'nils@cast.example\n\n Somebody Else ']], ['nils@cast.example', 'Somebody Else']],
])('a %s answer is read into its value', (type, fields, value) => {
  expect(readAnswer(ask(type), form(fields))).toEqual({ ok: true, value });
});

test('ticked hours become half-hours of the week', () => {
  const read = readAnswer(ask('hours'), form([['q7', '1-4']]));
  if (!read.ok) throw new Error(read.reason);
  expect(read.value).toMatch(/^0{16}1{4}0{316}$/);
});

test.each<[QuestionType, [string, string][], string]>([
  ['one', [['q7', 'nowhere']], 'unknown-option'],
  ['many', [['q7', 'nowhere']], 'unknown-option'],
  ['country', [['q7', 'ZZ']], 'unknown-country'],
  ['zone', [['q7', 'Mars/Olympus']], 'unknown-zone'],
  ['languages', [['q7.0.language', 'fr']], 'language-half'],
  ['languages', [['q7.0.level', 'B1']], 'language-half'],
  [
    'languages',
    [
      ['q7.0.language', '<script>'],
      ['q7.0.level', 'B1'],
    ],
    'unknown-language',
  ],
  [
    'languages',
    [
      ['q7.0.language', 'fr'],
      ['q7.0.level', 'B1'],
      ['q7.1.language', 'fr'],
      ['q7.1.level', 'C1'],
    ],
    'language-twice',
  ],
  ['absences', [['q7.0.from', '2027-03-01']], 'absence-half'],
  [
    'absences',
    [
      ['q7.0.from', '2027-03-10'],
      ['q7.0.until', '2027-03-01'],
    ],
    'absence-order',
  ],
  [
    'absences',
    [
      ['q7.0.from', '2027-02-29'],
      ['q7.0.until', '2027-03-01'],
    ],
    'unknown-day',
  ],
  ['wishes', [['q7.0.what', 'height:180']], 'unknown-wish'],
  ['wishes', [['q7.0.what', 'region:007']], 'unknown-wish'],
  ['short', [['q7', 'x'.repeat(201)]], 'too-long'],
  ['exclusions', [['q7', 'x'.repeat(300)]], 'exclusion-long'],
])('a %s answer that cannot stand is refused with its reason: %j', (type, fields, reason) => {
  expect(readAnswer(ask(type), form(fields))).toEqual({ ok: false, reason });
});

test('a question that is not on the page was left empty', () => {
  expect(readAnswer(ask('short'), form([]))).toEqual({ ok: true, value: null });
  expect(readAnswer(ask('wishes', { required: true }), form([]))).toEqual({ ok: false, reason: 'required' });
});
