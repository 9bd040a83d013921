import { expect, test } from 'vitest';
import type { Question } from '../question.ts';
import { readInWords } from './readInWords.ts';
import { withoutLetters } from './optionLetters.ts';

const LABELS = ['Reading', 'Learning and teaching', 'Music, dance', 'Gardens', ...'efghijkl'].map((en) => ({
  en,
}));
const question = (type: 'one' | 'many'): Question => {
  const options = LABELS.map((label, at) => ({ key: `o${at + 1}`, label }));
  return { id: 1, type, options, required: true, role: null, label: {}, help: {}, maxLength: null } as never;
};
const read = (text: string, type: 'one' | 'many' = 'many'): unknown => {
  const cell = readInWords(question(type), withoutLetters(question(type), text), []);
  return cell.ok ? cell.value : cell.reason;
};

test('choices are read by their letters, however they are joined', () => {
  for (const text of [
    'a, b and l',
    'a, b, l',
    'A B L',
    'a y b y l',
    'a, b et l',
    'options a, b and l',
    'a) b) and l)',
    'a; b & l.',
  ])
    expect([text, read(text)]).toEqual([text, ['o1', 'o2', 'o12']]);
  for (const text of [
    'a y d',
    'a et d',
    'a و d',
    'أ و د',
    'أ، د',
    'la a y la d',
    'les lettres a et d',
    'الخيار أ و د',
  ])
    expect([text, read(text)]).toEqual([text, ['o1', 'o4']]);
  expect(read('b.', 'one')).toBe('o2');
  expect(read('option b', 'one')).toBe('o2');
});

test('and by their words, also when those hold a comma or an "and"', () => {
  expect(read('Reading and gardens')).toEqual(['o1', 'o4']);
  expect(read('Learning and teaching, music, dance')).toEqual(['o2', 'o3']);
  expect(read('a) Reading\nc) Music, dance')).toEqual(['o1', 'o3']);
  expect(read('b) Learning and teaching', 'one')).toBe('o2');
  expect(read('a and gardens')).toEqual(['o1', 'o4']);
});

test('what could mean two things, or none, is asked back', () => {
  for (const text of ['a) Gardens', 'a or b maybe', 'أ و ز', 'none of them', 'z'])
    expect([text, read(text)]).toEqual([text, 'unknown-option']);
  expect(read('a, b', 'one')).toBe('unknown-option');
});
