import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contactsIn } from './contactsIn.ts';

const listed = (text: string): string[] =>
  text
    .split(/ \| |\n/)
    .map((one) => one.trim())
    .filter((one) => one !== '');

const PHONES = listed(`
  +221 77 123 45 67 | +33 6 12 34 56 78 | 0033 6 12 34 56 78 | 06 12 34 56 78 | 06.12.34.56.78 | 0612345678
  +39 333 1234567 | 333 123 4567 | +86 138 1234 5678 | 13812345678 | 138-1234-5678 | +1 (415) 555-2671 | (415) 555-2671
  415-555-2671 | 1-415-555-2671 | +44 7700 900123 | 07700 900123 | +49 30 901820 | 030/901820-15 | +55 (11) 91234-5678
  (11) 91234-5678 | +54 9 11 2345-6789 | 011 2345-6789 | +7 912 345-67-89 | 8 912 345 67 89 | +91 98765 43210
  98765 43210 | +234 803 123 4567 | 0803 123 4567 | +254 712 345678 | +20 100 123 4567 | ٠١٠٠١٢٣٤٥٦٧ | +٢٠ ١٠٠ ١٢٣ ٤٥٦٧
  ۰۹۱۲ ۳۴۵ ۶۷۸۹ | ०९८७६५४३२१० | +81 90-1234-5678 | 090-1234-5678 | +82 10-1234-5678 | +84 91 234 56 78 | +47 22 33 44 55
  22 33 44 55 | +34 612 345 678 | 612 345 678 | +351 912 345 678 | +90 532 123 45 67 | 0532 123 45 67 | +380 67 123 4567
  +65 9123 4567 | 9123 4567 | +52 55 1234 5678 | +593 99 123 4567 | +30 694 123 4567 | +48 512-345-678 | +46 70-123 45 67
  +358 40 1234567 | +972 50-123-4567 | +966 50 123 4567 | ＋81 90 1234 5678 | +2217712345`);
const LINKS = [
  'https://example.org/a?b=c',
  'http://example.org',
  'www.example.fr',
  'example.com',
  'wa.me/221771234567',
  't.me/someone',
  'bit.ly/abc',
  'Sub.Example.ORG',
  'HTTPS://EXAMPLE.ORG',
  'пример.рф',
  'bücher.com',
  '请看example.com',
];
const ADDRESSES = [
  'amina@example.org',
  'Amina.Diallo+work@Mail.Example.co.uk',
  'a_b-c@xn--bcher-kva.example',
  'мария@пример.рф',
  '221771234567@example.org',
  'amina＠example.sn',
  '用户@例子.公司',
];
const NEITHER = listed(`
  In 1998, 2003 and 2019–2023 I worked there. | From 1998 to 2003 | 1998-2003 | 1998 2003 2011 | ISBN 978-3-16-148410-0
  9783161484100 | ISBN 0-306-40615-2 | 0-306-40615-2 | ISSN 1234-5678 | 12.03.2027 | 2027-03-12 | 12/03/2027
  le 12/03/2027 à 10:30 | from 2027-03-12 to 2027-04-15 | 12.03.2027-15.03.2027 | 10:30–11:45 | 14h30 | 1 200 000 €
  $1,234,567.89 | 25.000.000 COP | 1 200 000 people | EUR 123 456 789 | 150 000 FCFA | 350 000 | 7.900.000.000 | 3.14159
  42 | 100% | 2027 | room 204 | doi 10.1000/182 | doi:10.1038/nphys1170 | e.g. this | I like it.in summer | a/b | and/or
  at 14.6928, -17.4467 | It is 24 °C, 10 km, 1,5 m | DE89 3704 0044 0532 0130 00 | Dewey 025.431 | v1.2.3 | Hello.World
  Mr.Smith | @amina | me @ the library | 3 kg @ 2.50 | a@b | in 2 or 3 weeks, 4 or 5 of us | ١٢/٠٣/٢٠٢٧ | عام ٢٠١٩–٢٠٢٣`);

test.each(PHONES)('%s is a phone number, in whatever sentence', (phone) => {
  for (const [before, after] of [
    ['', ''],
    ['Call me: ', '.'],
    ['اتصل بي ', ' شكرا'],
    ['(', ')'],
  ] as const)
    expect(
      contactsIn(`${before}${phone}${after}`).map(({ kind }) => kind),
      `${before}${phone}${after}`,
    ).toEqual(['phone']);
});

test.each(LINKS)('%s is a link', (link) => {
  expect(contactsIn(`See ${link}, please.`)).toEqual([{ kind: 'link', text: link, at: 4 }]);
});

test.each(ADDRESSES)('%s is a mail address', (address) => {
  for (const [before, after] of [
    ['Write to ', ', please.'],
    ['<', '>'],
    ['mailto:', '.'],
    ['（', '）'],
  ] as const)
    expect(contactsIn(`${before}${address}${after}`)).toEqual([
      { kind: 'address', text: address, at: before.length },
    ]);
});

test('an address with “at” in words is found by its domain', () => {
  for (const text of ['amina (at) example.org', 'amina [at] example.com', 'amina at example.net'])
    expect(contactsIn(text).map(({ kind }) => kind)).toEqual(['link']);
});

test.each(NEITHER)('“%s” is neither', (text) => {
  expect(contactsIn(text)).toEqual([]);
});

test('what is found stands in the text where it is said to stand, in its order, and without it nothing is found', () => {
  const word = fc.constantFrom(...PHONES, ...LINKS, ...ADDRESSES, 'Dear Mei,', 'in 1998', '…', '🌍');
  fc.assert(
    fc.property(fc.array(word, { maxLength: 8 }), (words) => {
      const text = words.join(' — ');
      const found = contactsIn(text);
      expect(found).toHaveLength(
        words.filter((one) => [...PHONES, ...LINKS, ...ADDRESSES].includes(one)).length,
      );
      for (const { text: piece, at } of found) expect(text.slice(at, at + piece.length)).toBe(piece);
      expect(found.map(({ at }) => at)).toEqual(found.map(({ at }) => at).toSorted((a, b) => a - b));
      const without = found
        .toReversed()
        .reduce((left, { text: piece, at }) => left.slice(0, at) + left.slice(at + piece.length), text);
      expect(contactsIn(without)).toEqual([]);
    }),
  );
});

test('any text is read in time in proportion to its length', () => {
  for (const text of [
    '1 '.repeat(2500),
    '1'.repeat(5000),
    'a.'.repeat(2500),
    'a@'.repeat(2500),
    `a@${'b.'.repeat(2500)}`,
    '1-'.repeat(2500),
    '('.repeat(5000),
  ]) {
    const began = performance.now();
    contactsIn(text);
    expect(performance.now() - began).toBeLessThan(500);
  }
});
