import { expect, test } from 'vitest';
import { listed } from './intl.ts';

test('things in a row are set apart as their language does', () => {
  expect(listed('en', ['7:00–9:00', '20:00–22:00'])).toBe('7:00–9:00, 20:00–22:00');
  expect(listed('es', ['a', 'b', 'c'])).toBe('a, b y c');
  expect(listed('ar', ['أ', 'ب', 'ج'])).toBe('أ، وب، وج');
  expect(listed('fr', [])).toBe('');
});
