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
    'from Monday to Friday from 18 to 21',
    'lun-vie 18:00-21:00',
    'de lunes a viernes de 18:00 a 21:00',
    'lundi-vendredi 18h-21h',
    'du lundi au vendredi de 18h à 21h',
    'الاثنين-الجمعة 18:00-21:00',
    'من الاثنين إلى الجمعة من 18:00 إلى 21:00',
  ])
    expect([text, bits(text)]).toEqual([text, week]);
  for (const text of ['some time', 'Monday', 'never on Monday 18-21', '18:00 to 21:00'])
    expect([text, bits(text)]).toEqual([text, 'unknown-hours']);
});
