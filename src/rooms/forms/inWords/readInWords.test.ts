import { translator } from '../../../i18n/translate.ts';
import { namedHours, weekBits, weekendOf } from '../../../lib/time/week.ts';
import { expect, test } from 'vitest';
import type { Question, QuestionType } from '../question.ts';
import { readInWords } from './readInWords.ts';
import { or, questions } from '../../../../test/readingTables.ts';

const asked = (type: QuestionType, role?: string): Question =>
  questions.find((one) => one.type === type && (role === undefined || one.role === role))!;

const cell = (type: QuestionType, text: string, role?: string) =>
  readInWords(asked(type, role), text, questions);

test.each<[QuestionType, string, unknown]>([
  ['country', 'sn', 'SN'],
  ['country', 'Cote d’Ivoire', 'CI'],
  ['country', 'UK', 'GB'],
  ['country', 'ESTADOS UNIDOS', 'US'],
  ['country', 'Allemagne', 'DE'],
  ['country', 'المغرب', 'MA'],
  ['country', 'Kosovo', 'XK'],
  // In languages of which the program has no words.
  ['country', 'Deutschland', 'DE'],
  ['country', '日本', 'JP'],
  ['country', 'Türkiye', 'TR'],
  ['country', 'Ελλάδα', 'GR'],
  ['country', 'Россия', 'RU'],
  ['country', 'Grossbritannien', 'GB'],
  ['country', 'Großbritannien', 'GB'],
  ['country', 'Oesterreich', 'AT'],
  ['country', 'The Republic of Kenya', 'KE'],
  ['country', 'Korea, Republic of', 'KR'],
  ['country', 'Korea, Democratic People’s Republic of', 'KP'],
  ['country', 'Republic of China', 'TW'],
  ['country', 'Iran (Islamic Republic of)', 'IR'],
  ['country', 'Tanzania, United Republic of', 'TZ'],
  ['country', 'Kingdom of the Netherlands', 'NL'],
  ['country', 'Bundesrepublik Deutschland', 'DE'],
  ['country', 'République du Sénégal', 'SN'],
  ['country', 'República del Perú', 'PE'],
  ['country', 'Repubblica Italiana', 'IT'],
  ['country', 'Repubblica del Senegal', 'SN'],
  ['country', 'Royaume de Belgique', 'BE'],
  ['country', 'جمهورية العراق', 'IQ'],
  ['country', 'L’Italie', 'IT'],
  ['country', 'Democratic Republic of Congo', 'CD'],
  ['country', 'Holandia', 'NL'],
  ['country', 'Соединённое Королевство', 'GB'],
  ['zone', 'asia/calcutta', 'Asia/Kolkata'],
  ['zone', 'Buenos Aires', 'America/Argentina/Buenos_Aires'],
  ['zone', 'US/Eastern', 'America/New_York'],
  ['one', 'Salud', 'health'],
  ['many', 'Leading people, WRITING', ['leading', 'writing']],
  [
    'absences',
    '2027-03-01..2027-03-10; 2027-04-02',
    [
      { from: '2027-03-01', until: '2027-03-10' },
      { from: '2027-04-02', until: '2027-04-02' },
    ],
  ],
  ['absences', '2027-03-01 to 2027-03-10', [{ from: '2027-03-01', until: '2027-03-10' }]],
  [
    'languages',
    'English C1; French (B2), Wolof: native',
    [
      { code: 'en', level: 'C1' },
      { code: 'fr', level: 'B2' },
      { code: 'wo', level: 'native' },
    ],
  ],
  [
    'languages',
    'Deutsch - B1 | pt-BR C2',
    [
      { code: 'de', level: 'B1' },
      { code: 'pt-BR', level: 'C2' },
    ],
  ],
  [
    'languages',
    'العربية اللغة الأم; lengua materna español',
    [
      { code: 'ar', level: 'native' },
      { code: 'es', level: 'native' },
    ],
  ],
  [
    'wishes',
    'country: Japan; must language: French; important zone: 4 h; región: África (imprescindible); sector: Health',
    [
      { about: 'country', value: 'JP', strength: 'wish' },
      { about: 'language', value: 'fr', strength: 'must' },
      { about: 'zone', value: 4, strength: 'important' },
      { about: 'region', value: '002', strength: 'must' },
      { about: 'sector', value: 'health', strength: 'wish' },
    ],
  ],
  ['exclusions', 'nils@cast.example; Somebody Else', ['nils@cast.example', 'Somebody Else']],
])('a %s cell that says %s is read', (type, text, value) => {
  expect(cell(type, text)).toEqual({ ok: true, value });
});

test('every option of the form is read back from its label in each language, alone and all together', () => {
  for (const question of questions.filter(({ type }) => type === 'many'))
    for (const language of ['en', 'es', 'fr', 'ar']) {
      const labels = question.options.map(({ label }) => label[language]!);
      const keys = question.options.map(({ key }) => key);
      for (const separator of ['; ', ', ', '|', '\n'])
        expect(readInWords(question, labels.join(separator), questions)).toEqual({ ok: true, value: keys });
    }
});

test('hours of the week are read from days and times, over midnight too', () => {
  const read = cell('hours', 'Mon-Tue 18:00-19:30; domingo 23h - 1h');
  if (!read.ok) throw new Error(read.reason);
  const bits = String(read.value);
  const on = [...bits].flatMap((bit, index) => (bit === '1' ? [index] : []));
  expect(on).toEqual([0, 1, 36, 37, 38, 84, 85, 86, 334, 335]);
  expect(cell('hours', bits)).toEqual({ ok: true, value: bits });
});

/** Half-hours of some ISO weekdays, between two hours. */
function half(days: readonly number[], from: number, until: number): string {
  const bits = Array.from({ length: 336 }, () => '0');
  for (const day of days) bits.fill('1', (day - 1) * 48 + from * 2, (day - 1) * 48 + until * 2);
  return bits.join('');
}

const WORK = [1, 2, 3, 4, 5];

const WEEK = [...WORK, 6, 7];

test.each<[string, string]>([
  ['evenings', half(WORK, 18, 22)],
  ['Mornings, weekends', or(half(WORK, 8, 12), half([6, 7], 8, 22))],
  ['In the evening and at the weekend', or(half(WORK, 18, 22), half([6, 7], 8, 22))],
  ['Any time', half(WEEK, 8, 22)],
  ['Monday and Wednesday evenings; Sat 10-12', or(half([1, 3], 18, 22), half([6], 10, 12))],
  ['weekdays 18:00-21:00', half(WORK, 18, 21)],
  ['every day at noon', half(WEEK, 12, 14)],
  ['por la tarde y los fines de semana', or(half(WORK, 14, 18), half([6, 7], 8, 22))],
  ['lunes por la mañana', half([1], 8, 12)],
  ['le soir, le week-end', or(half(WORK, 18, 22), half([6, 7], 8, 22))],
  ['le lundi matin', half([1], 8, 12)],
  ['l’après-midi', half(WORK, 14, 18)],
  ['مساءً', half([7, 1, 2, 3, 4], 18, 22)],
  ['صباحًا وعطلة نهاية الأسبوع', or(half([7, 1, 2, 3, 4], 8, 12), half([5, 6], 8, 22))],
  ['مساء الاثنين', half([1], 18, 22)],
])('hours that are named are read: %s', (text, value) => {
  expect(cell('hours', text)).toEqual({ ok: true, value });
});

test('what the form calls hours is read back in every language', () => {
  for (const locale of ['en', 'es', 'fr', 'ar'])
    for (const one of namedHours(weekendOf(locale)))
      expect(cell('hours', translator(locale).t(`ui.week.${one.name}`))).toEqual({
        ok: true,
        value: weekBits([one.value]),
      });
});

test.each<[QuestionType, string, string, string]>([
  ['country', 'Wakanda', 'unknown-country', 'Wakanda'],
  ['zone', 'Mars/Olympus', 'unknown-zone', 'Mars/Olympus'],
  ['one', 'Circus', 'unknown-option', 'Circus'],
  ['many', 'writing; juggling', 'unknown-option', 'juggling'],
  ['languages', 'English', 'language-half', 'English'],
  ['languages', 'Any C1', 'unknown-language', 'Any C1'],
  ['languages', 'en A1; English C1', 'language-twice', 'en A1; English C1'],
  ['absences', '1 March', 'unknown-day', '1 March'],
  ['absences', '2027-02-30', 'unknown-day', '2027-02-30'],
  ['hours', 'at full moon', 'unknown-hours', 'at full moon'],
  ['hours', 'evenings and at full moon', 'unknown-hours', 'evenings and at full moon'],
  ['hours', 'Mon 18:15-19', 'unknown-hours', 'Mon 18:15-19'],
  ['hours', 'Mon 9-9', 'unknown-hours', 'Mon 9-9'],
  ['wishes', 'a nice person', 'unknown-wish', 'a nice person'],
  ['wishes', 'country: Atlantis', 'unknown-wish', 'country: Atlantis'],
])('a %s cell that says %s is refused as %s', (type, text, reason, piece) => {
  expect(cell(type, text)).toEqual({ ok: false, reason, piece });
});
