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

test.each([
  'Yes, with pleasure.\nAmina',
  'Yes, thank you!',
  'Yes Olga, thanks',
  'YES, I agree and I am 18 or older.',
  'Sí, acepto y soy mayor de 18 años',
  'Dear Olga,\n\nyes, I am still available.\n\nKind regards,\nAmina Diop',
  'Sí, muchas gracias.\nUn saludo,\nItzel',
  'Oui, avec plaisir !\nBonne journée,\nAmélie de la Tour',
  'نعم، شكرا جزيلا\nمع خالص التحية\nأمينة ديوب',
  'Ja, gerne!\nViele Grüße\nJonas',
  'はい、よろしくお願いします。\n田中',
  '好的，谢谢！\n李明',
])('lets nobody read %j again', (text) => {
  expect(readYesNo(text)?.more).toBe(false);
});

test.each([
  'Yes, but in May I shall be away for ten days because of a wedding in my family.',
  'Yes, but only from April',
  'Yes, from 3 May',
  'Yes!\nCan I change my time zone?',
  'Yes\nCall me',
  'No, my partner frightens me',
  'Sí pero solo a partir de abril',
  'Oui, sauf en mai',
  'نعم، لكن من أبريل فقط',
  'Ja, ab April',
  '是的，但是我下个月要去做手术，请告诉我该怎么办',
  'はい、ただし三月は入院します',
])('has somebody read what stands beside the word in %j', (text) => {
  expect(readYesNo(text)?.more).toBe(true);
});

test('knows yes and no in at least twelve languages, and no word as both', () => {
  const yes = new Set(words.yes);
  expect(words.no.filter((word) => yes.has(word))).toEqual([]);
  for (const word of [...words.yes, ...words.no])
    expect(readYesNo(word)?.said, word).toBe(yes.has(word) ? 'yes' : 'no');
});
