import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ask } from '../../../test/ask.ts';
import { checkAnswer } from './checkAnswer.ts';
import { QUESTION_TYPES } from './question.ts';

test('a required question wants an answer, and spaces or an empty week are none', () => {
  for (const [type, value] of [
    ['short', '   '],
    ['many', []],
    ['hours', '0'.repeat(336)],
    ['country', null],
  ] as const) {
    expect(checkAnswer(ask(type, { required: true }), value)).toEqual({ ok: false, reason: 'required' });
    expect(checkAnswer(ask(type), value)).toEqual({ ok: true, value: null });
  }
});

test('length is counted as people count: a letter with its accents and an emoji family are one each', () => {
  const question = ask('short', { maxLength: 3 });
  expect(checkAnswer(question, 'e\u0301👨‍👩‍👧‍👦ن').ok).toBe(true);
  expect(checkAnswer(question, 'abcd')).toEqual({ ok: false, reason: 'too-long' });
});

test('a name has room for two hundred signs of any script, and not for signs of more than any has', () => {
  const name = ask('short', { role: 'name' });
  for (const sign of ['a', 'é', '한', 'ञ']) expect(checkAnswer(name, sign.repeat(200)).ok).toBe(true);
  const family = '👨‍👩‍👧‍👦'.repeat(100);
  expect(checkAnswer(name, family)).toEqual({ ok: false, reason: 'too-long' });
  expect(checkAnswer(ask('short'), family).ok).toBe(true);
});

test('words come in without signs that turn the text around them, or are not seen', () => {
  expect(checkAnswer(ask('short'), 'Luca\u202e irreF\u200b')).toEqual({ ok: true, value: 'Luca irreF' });
  expect(checkAnswer(ask('long'), 'One\n\u202etwo')).toEqual({ ok: true, value: 'One\ntwo' });
  expect(checkAnswer(ask('short', { required: true }), '\u200b\u202e')).toEqual({
    ok: false,
    reason: 'required',
  });
  expect(checkAnswer(ask('short'), 'a\nb')).toEqual({ ok: false, reason: 'one-line' });
});

const wish = (value: string) => [{ about: 'sector', value, strength: 'must' }];

test('a wish about a sector names one that the form has', () => {
  const sector = ask('one', { role: 'sector' });
  expect(checkAnswer(ask('wishes'), wish('public'), [sector]).ok).toBe(true);
  expect(checkAnswer(ask('wishes'), wish('circus'), [sector])).toEqual({ ok: false, reason: 'unknown-wish' });
});

test('whatever is sent, checking answers instead of throwing', () => {
  fc.assert(
    fc.property(fc.constantFrom(...QUESTION_TYPES), fc.jsonValue(), (type, value) => {
      const checked = checkAnswer(ask(type, { required: true }), value);
      expect(typeof checked.ok).toBe('boolean');
    }),
  );
});
