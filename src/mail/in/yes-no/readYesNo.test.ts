import { expect, test } from 'vitest';
import { readYesNo } from './index.ts';
import words from './words.json' with { type: 'json' };

test.each([
  ['Yes', 'yes'],
  ['YES!!!', 'yes'],
  ['yes.\n\nAmina', 'yes'],
  ['Hello,\n\nyes, with pleasure.', 'yes'],
  ['Yes I am', 'yes'],
  ['Sí, ¡claro!', 'yes'],
  ['si', 'yes'],
  ['Oui 🙂', 'yes'],
  ['D’accord', 'yes'],
  ['نعم', 'yes'],
  ['\u200fنعم، أنا متاحة', 'yes'],
  ['はい。', 'yes'],
  ['好的', 'yes'],
  ['👍', 'yes'],
  ['EVET', 'yes'],
  ['No', 'no'],
  ['no, sorry: I am ill', 'no'],
  ['¡No!', 'no'],
  ['Non merci', 'no'],
  ['Nein.', 'no'],
  ['لا', 'no'],
  ['いいえ', 'no'],
  ['HAYIR', 'no'],
  ['> Still available?\nYes', 'yes'],
])('reads %j as %s', (text, said) => {
  expect(readYesNo(text)?.said).toBe(said);
});

test.each([
  '',
  'maybe',
  'No problem!',
  'yes or no?',
  'Yes and no',
  'Yes, no longer available',
  'Not sure yet',
  'I will tell you on Monday.',
  'Yes\nNo',
  'Nobody asked',
  'Japan',
])('asks back rather than guess at %j', (text) => {
  expect(readYesNo(text)).toBeNull();
});

test('says whether there is more that somebody should read', () => {
  expect(readYesNo('Yes, with pleasure.\nAmina')?.more).toBe(false);
  expect(
    readYesNo('Yes, but in May I shall be away for ten days because of a wedding in my family.')?.more,
  ).toBe(true);
});

test('knows yes and no in at least twelve languages, and no word as both', () => {
  const yes = new Set(words.yes);
  expect(words.no.filter((word) => yes.has(word))).toEqual([]);
  for (const word of [...words.yes, ...words.no])
    expect(readYesNo(word)?.said, word).toBe(yes.has(word) ? 'yes' : 'no');
});
