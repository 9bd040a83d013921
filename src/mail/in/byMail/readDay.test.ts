import { expect, test } from 'vitest';
import { LOCALES, catalogueOf } from '../../../i18n/locales.ts';
import { dayRange } from '../../../ui/index.ts';
import { dayIn, readAway } from './readAway.ts';
import { readDay } from './readDay.ts';

const TODAY = '2026-11-27';

test.each([
  ['2026-12-24', '2026-12-24'],
  ['2026/12/24', '2026-12-24'],
  ['24.12.2026', '2026-12-24'],
  ['24.12.', '2026-12-24'],
  ['3.4.2027', '2027-04-03'],
  ['24/12/2026', '2026-12-24'],
  ['12/24/2026', '2026-12-24'],
  ['5/5', '2027-05-05'],
  ['24 December', '2026-12-24'],
  ['December 24th, 2026', '2026-12-24'],
  ['until Thursday, 24 Dec 2026.', '2026-12-24'],
  ['the 1st of March', '2027-03-01'],
  ['29 February', '2028-02-29'],
  ['hasta el jueves 24 de diciembre de 2026', '2026-12-24'],
  ['1 de enero', '2027-01-01'],
  ['jusqu’au 24 décembre', '2026-12-24'],
  ["jusqu'au 1er février 2027", '2027-02-01'],
  ['15 août', '2027-08-15'],
  ['حتى ٢٤ ديسمبر ٢٠٢٦', '2026-12-24'],
  ['24 كانون الأول', '2026-12-24'],
  ['١٥ فيفري', '2027-02-15'],
  ['يوم الخميس 24 ديسمبر', '2026-12-24'],
])('%s is a day', (text, day) => {
  expect(readDay(text, TODAY)).toBe(day);
});

test.each([
  '',
  'soon',
  'Christmas',
  'tomorrow',
  '24',
  'December',
  '03/04/2027',
  '31 February 2027',
  '2027-02-30',
  'from 3 to 24 December',
  '24 or 25 December',
  '24 December or so',
  'not 24 December',
  'I leave on 24 December',
  '24 December my mother arrives',
  '24.12.26',
])('%j is none for certain', (text) => {
  expect(readDay(text, TODAY)).toBeNull();
});

test('the days that our own mails show are read, in each language', () => {
  for (const locale of LOCALES)
    for (let day = 0; day < 365; day += 1) {
      const iso = new Date(Date.UTC(2027, 0, 1 + day)).toISOString().slice(0, 10);
      const word = catalogueOf(locale)['mail.by-mail.word.away'] ?? '';
      const shown = `${word} ${dayRange(locale, iso, iso)}`;
      expect(dayIn(shown, TODAY), shown).toEqual({ until: iso, more: false });
    }
});

test.each([
  ['AWAY 24 December', { until: '24 december', isTold: true, more: false }],
  ['Away until 2026-12-24\n\nThank you\nMei', { isTold: true, more: false }],
  ['away', { until: '', isTold: true, more: false }],
  ['FUERA hasta el 24 de diciembre', { isTold: true, more: false, locale: 'es' }],
  ['ABSENT jusqu’au 24 décembre', { isTold: true, more: false }],
  ['غائب حتى ٢٤ ديسمبر', { isTold: true, more: false, locale: 'ar' }],
  ['I am away until 24 December', { isTold: false, more: false }],
  ['AWAY 03/04', { until: '', isTold: true, more: false }],
  ['AWAY from 3 to 24 December', { until: '', isTold: true, more: false }],
  ['Away for a while', { until: '', isTold: true, more: true }],
  ['AWAY 24 December\nMy mother is ill, please tell nobody.', { isTold: true, more: true }],
])('%j says that somebody will be away', (text, said) => {
  expect(readAway(text)).toMatchObject(said);
});

test.each(['Awayday was fun', 'We went away', 'I am away with my children today', 'Hello Mei', ''])(
  '%j does not',
  (text) => {
    expect(readAway(text)).toBeNull();
  },
);
