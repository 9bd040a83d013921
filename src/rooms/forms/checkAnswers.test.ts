import { expect, test } from 'vitest';
import { ask } from '../../../test/ask.ts';
import { checkAnswers, missingFrom } from './checkAnswers.ts';

const name = ask('short', { id: 1, required: true });
const land = ask('country', { id: 2 });
const hopes = ask('long', { id: 3, required: true, maxLength: 5 });
const all = [name, land, hopes];

test('what can stand and what cannot are kept apart, in the order of the form', () => {
  const given = new Map<number, unknown>([
    [1, 'Amina'],
    [2, 'ZZ'],
    [3, 'Too long'],
  ]);
  expect(checkAnswers(all, given, { all, leniently: false })).toEqual({
    answers: [{ question: name, value: 'Amina' }],
    problems: [
      { question: land, reason: 'unknown-country' },
      { question: hopes, reason: 'too-long' },
    ],
  });
});

test('what is only missing may wait, and what is wrong may not', () => {
  const given = new Map<number, unknown>([[2, 'ZZ']]);
  expect(checkAnswers(all, given, { all, leniently: true }).problems).toEqual([
    { question: land, reason: 'unknown-country' },
  ]);
  expect(checkAnswers(all, given, { all, leniently: false }).problems).toHaveLength(3);
});

test('a form is complete when each question that needs an answer has one that can stand', () => {
  const given = new Map([[1, { value: 'Amina' }]]);
  expect(missingFrom(all, given)).toEqual([{ question: hopes, reason: 'required' }]);
  expect(missingFrom(all, new Map([...given, [3, { value: 'Hello' }]]))).toEqual([]);
});
