import { expect, test } from 'vitest';
import { pick, pickWithLocale } from './texts.ts';

const greeting = { en: 'Hello', es: 'Hola', fr: ' ', 'pt-BR': 'Olá' };

test("a reader gets the text in their own locale, or in that locale's language", () => {
  expect(pick(greeting, 'es', 'en')).toBe('Hola');
  expect(pick(greeting, 'es-PE', 'en')).toBe('Hola');
  expect(pick(greeting, 'pt-BR', 'en')).toBe('Olá');
});

test('an absent or blank translation falls back to the source locale', () => {
  expect(pick(greeting, 'ar', 'es')).toBe('Hola');
  expect(pick(greeting, 'fr', 'en')).toBe('Hello');
});

test('without a source text any text is better than none, and no text at all is empty', () => {
  expect(pickWithLocale({ ar: 'مرحبا' }, 'fr', 'en')).toEqual({ text: 'مرحبا', locale: 'ar' });
  expect(pickWithLocale({}, 'fr', 'en')).toEqual({ text: '', locale: null });
});

test('a locale named like a built-in property is not a text', () => {
  expect(pick({ en: 'Hello' }, 'constructor', 'en')).toBe('Hello');
});
