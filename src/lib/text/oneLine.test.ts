import { expect, test } from 'vitest';
import { onCleanLine, withoutTurns } from './oneLine.ts';

test.each([
  ['evil\u202egnp.exe', 'evilgnp.exe'],
  ['\u2066Amina\u2069 \u200eDiallo\u200f', 'Amina Diallo'],
  ['Ami\u200bna\ufeff\u00ad\u2060', 'Amina'],
  ['Amina\u0007\tDiallo\r\n', 'Amina Diallo'],
  ['A\u{e0041}\u{e0042}B', 'AB'],
  ['\u200d\u200c', ''],
])('of the name %j %j is left', (typed, left) => expect(onCleanLine(typed)).toBe(left));

test.each([
  'محمد\u200cرضا',
  'ക\u0d4d\u200dഷ',
  'ന\u0d4d\u200d',
  'Ann \u{1f469}\u200d\u{1f4bb}',
  'Ann \u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}',
  'Zoë O’Brien-Łuczak',
])('the name %j stays', (name) => expect(onCleanLine(name)).toBe(name));

test('a text of some lines keeps them, and no mark that turns what follows', () =>
  expect(withoutTurns('one\n\ttwo\u202e three\u0007\u200d')).toBe('one\n\ttwo three\u200d'));
