import { expect, test } from 'vitest';
import { hoursOf } from './hours.ts';

const bits = (text: string): string => {
  const read = hoursOf(text);
  return read.ok ? String(read.value) : read.reason;
};

test('hours are read in the words of each language', () => {
  const week = bits('Mon-Fri 18:00-21:00');
  expect(week).toMatch(/^[01]{336}$/);
  for (const text of [
    'Monday to Friday 18:00 to 21:00',
    'Mon-Fri 6pm-9pm',
    'Mon to Fri, 6-9 p.m.',
    'Mon-Wed 18:00-20:00, Thu and Fri 18-21, Mon-Wed 8-9 pm',
    'from Monday to Friday from 18 to 21',
    'lun-vie 18:00-21:00',
    'de lunes a viernes de 18:00 a 21:00',
    'lundi-vendredi 18h-21h',
    'du lundi au vendredi de 18h à 21h',
    'الاثنين-الجمعة 18:00-21:00',
    'من الاثنين إلى الجمعة من 18:00 إلى 21:00',
  ])
    expect([text, bits(text)]).toEqual([text, week]);
  // Repeated many times it gives the same result, and costs little.
  expect(bits(`${'Mon-Fri,'.repeat(5000)}Mon ${'18-21 '.repeat(2000)}`)).toBe(week);
  for (const text of ['some time', 'Monday', 'never on Monday 18-21', '18:00 to 21:00'])
    expect([text, bits(text)]).toEqual([text, 'unknown-hours']);
});

/** Expects all texts to be read like the first. */
const same = (...texts: string[]): void => {
  for (const text of texts) expect([text, bits(text)]).toEqual([text, bits(texts[0]!)]);
  expect(bits(texts[0]!)).toMatch(/^[01]{336}$/);
};

test('named hours and hours of the clock are joined by commas and "and", in the ways of each language', () => {
  same('evenings; Sat 10-12', 'evenings and Sat 10:00-12:00', 'evenings, Sat 10 am-12 pm');
  same('soir; sam 10-12', 'le soir, sam 10h-12h', 'le soir et sam 10h à 12h');
  same('مساءً; عطلة نهاية الأسبوع', 'مساءً، وعطلة نهاية الأسبوع', 'مساءً وعطلة نهاية الأسبوع');
  same('Mon 11:00-13:00', 'Mon 11-1 pm', 'Mon 11 am - 1 pm');
  same('Mon 12:00-14:00', 'Mon 12-2pm');
  same('Mon 12:00-12:30', 'Mon 12-12:30 pm');
  same('Mon 22:00-22:30', 'Mon 10-10:30 pm');
  same('Mon 9:00-17:00', 'Mon 9-5 pm');
  same('Mon 18-20; Thu, Fri 18-21; Sun 8-9', 'Mon 18-20, Thu and Fri 18-21, Sun 8-9');
  same('Mon 22:00-24:00', 'Mon 10 pm-12 am');
  for (const text of [
    'Mon 6pm-9',
    'Mon 13pm-14pm',
    'evenings except Sat 10-12',
    'evenings and some time',
    'evenings on Mon, Wed and Sat 10-12',
    'soir lundi, mardi, samedi 10h-12h',
    'Mon 6-9, evenings',
    'Mon 10-12 am',
    'Mon 8-12pm',
    'الاثنين 6-9، مساءً',
    Array.from({ length: 40 }, () => 'Mon 10-12').join(', '),
    'Mon 0 am-3 am',
  ])
    expect([text, bits(text)]).toEqual([text, 'unknown-hours']);
});
