import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold, likeWord, searchWords } from './fold.ts';

test('texts are found however their letters are written', () => {
  for (const [written, sought] of [
    ['Bibliothèque', 'bibliotheque'],
    ['ŁÓDŹ', 'lodz'],
    ['Straße', 'STRASSE'],
    ['Ёлка и йогурт', 'елка'],
    ['المكتبةُ الأولى', 'المكتبه الاولي'],
    ['مـكـتـبـة', 'مكتبة'],
    ['ﻣﻜﺘﺒﺔ', 'مكتبة'],
    ['我们的图书馆今天开门', '图书馆'],
    ['ห้องสมุดประชาชน', 'สมุด'],
    ['کتاب‌خانه', 'كتابخانه'],
    ['도서관', '도서'],
    ['ＡＢＣ', 'abc'],
    ['İstanbul', 'istanbul'],
  ] as const)
    expect(fold(written), written).toContain(fold(sought));
});

test('folding twice is folding once, and no word of a search holds a space', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(fold(fold(text))).toBe(fold(text));
      for (const word of searchWords(text)) expect(word).not.toMatch(/\s/);
      expect(searchWords(text).length).toBeLessThanOrEqual(10);
    }),
  );
});

test('signs of a pattern stand for themselves', () => {
  expect(likeWord('5%_\\')).toBe(String.raw`%5\%\_\\%`);
  expect(searchWords('% _ !')).toEqual([]);
});

test('what is a letter of its own stays one', () => {
  expect(fold('สมด')).not.toBe(fold('สมุด'));
  expect(fold('किताब')).not.toBe(fold('कतब'));
});
