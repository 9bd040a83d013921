import { expect, test } from 'vitest';
import { ask } from '../../../../test/ask.ts';
import { inCell } from './inCell.ts';
import { readInWords } from './readInWords.ts';

const read = (cell: string) => readInWords(ask('date'), cell, []);

test('days are read as people and spreadsheets write them in each language, and never guessed', () => {
  for (const cell of [
    '2027-03-01',
    '2027-03-01 00:00:00',
    '2027/3/1',
    '1.3.2027',
    '1 March 2027',
    'March 1st, 2027',
    '1 de marzo de 2027',
    '1er mars 2027',
    '١ مارس ٢٠٢٧',
  ])
    expect(read(cell), cell).toEqual({ ok: true, value: '2027-03-01' });
  expect(read('13/3/2027')).toEqual({ ok: true, value: '2027-03-13' });
  expect(read('3/13/2027')).toEqual({ ok: true, value: '2027-03-13' });
  for (const cell of ['3/4/2027', '30.2.2027', 'March', 'soon', '1 March'])
    expect(read(cell), cell).toEqual({ ok: false, reason: 'unknown-day', piece: cell });
});

test('numbers and points on a scale are read with any digits, and kept within their ends', () => {
  const number = ask('number', { bounds: { least: 0, most: 5000 } });
  for (const [cell, value] of [
    ['12', 12],
    ['1,200', 1200],
    ['1.200', 1200],
    ['1 200', 1200],
    ['١٢', 12],
    ['12.0', 12],
  ] as const)
    expect(readInWords(number, cell, []), cell).toEqual({ ok: true, value });
  for (const [cell, reason] of [
    ['12.5', 'not-whole'],
    ['a dozen', 'not-whole'],
    ['-1', 'too-small'],
    ['6000', 'too-large'],
  ] as const)
    expect(readInWords(number, cell, []), cell).toMatchObject({ ok: false, reason });
  const scale = ask('scale', {
    bounds: { least: 1, most: 5 },
    options: [
      { key: 'least', label: { en: 'not at all' } },
      { key: 'most', label: { en: 'very much', es: 'mucho' } },
    ],
  });
  expect(readInWords(scale, 'Mucho', [])).toEqual({ ok: true, value: 5 });
  expect(readInWords(scale, '4', [])).toEqual({ ok: true, value: 4 });
  expect(readInWords(scale, '6', [])).toMatchObject({ ok: false, reason: 'unknown-option' });
  for (const [question, value] of [
    [number, 12],
    [scale, 4],
    [ask('date'), '2027-03-01'],
  ] as const)
    expect(readInWords(question, inCell(question, value), [])).toEqual({ ok: true, value });
});
