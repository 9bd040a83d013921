import { describe, expect, test } from 'vitest';
import { withoutSignOff } from './signOff.ts';

const SIGNED: readonly [lines: string, ...names: string[]][] = [
  ['Best wishes,\nMei'],
  ['Best wishes\nMei Lin'],
  ['Thank you very much!\n\nKind regards,\nMei Lin\nTaipei'],
  ['Saludos,\nInés'],
  ['Saludos, Inés'],
  ['Un cordial saludo,\n\nInés García Ñúñez'],
  ['Muchas gracias. Saludos cordiales,\nInés'],
  ['Cordialement'],
  ['Bien cordialement,\nZeina Haddad'],
  ['مع تحياتي'],
  ['مع تحياتي،\nأمينة ديوب'],
  ['وشكرا\nمع خالص التحية\nمحمد بن سلمان'.replace('وشكرا', 'شكرا')],
  ['Thanks,\nMei', 'Mei Lin'],
  ['Gracias', 'Inés'],
  ['Mei', 'Mei Lin'],
];

describe('good wishes and a name below the last answer are none of it', () => {
  for (const [lines, ...names] of SIGNED)
    test(JSON.stringify(lines), () => {
      expect(withoutSignOff(`I hope for letters.\nAnd for rain.\n\n${lines}`, names)).toBe(
        'I hope for letters.\nAnd for rain.',
      );
    });

  test('also when there is no answer above them', () => {
    expect(withoutSignOff('Best wishes,\nMei', [])).toBe('');
    expect(withoutSignOff('Cordialement', [])).toBe('');
  });
});

test('what may be an answer stays', () => {
  const answers = [
    'Mei Lin',
    'Thanks',
    'I learn Thai.\n\nMei',
    'Paris\nDakar',
    'My best wishes go to all of you.',
    'I say thank you\nevery morning',
    'Gracias\nMe gusta leer',
    'شكرا\nأحب قراءة الكتب',
    '谢谢\n我喜欢看书',
    'Regards are what I like: a letter, some news\nMei',
  ];
  for (const answer of answers) expect(withoutSignOff(answer, [])).toBe(answer);
  expect(withoutSignOff('Mei Lin', ['Mei Lin'])).toBe('Mei Lin');
});
