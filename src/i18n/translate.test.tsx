import { expect, test } from 'vitest';
import { renderToString } from 'preact-render-to-string';
import { IntlMessageFormat } from 'intl-messageformat';
import { LOCALES, catalogueOf } from './locales.ts';
import type { MessageKey } from './locales.ts';
import { translator } from './translate.ts';

const wording = (text: string) => new Map([['nav.home', text]]);
const KEY: MessageKey = 'nav.home';

test('a message of words alone says what the library says, in every language', () => {
  for (const locale of LOCALES) {
    const texts = catalogueOf(locale);
    const { t } = translator(locale);
    for (const [key, text] of Object.entries(texts)) {
      const names = [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]!);
      if (names.length === 0 || /[<#]|,|'/.test(text)) continue;
      const values = Object.fromEntries(names.map((name) => [name, `a <b> {${name}} 'x' &`]));
      expect(t(key as MessageKey, values), `${locale} ${key}`).toBe(
        String(new IntlMessageFormat(text, locale).format(values)),
      );
    }
  }
});

test('what was said before is said again only for the same values in the same words and language', () => {
  const text = '{count, plural, one {# letter} other {# letters}} of {name}';
  const { t } = translator('en', wording(text));
  expect(t(KEY, { count: 1, name: 'A' })).toBe('1 letter of A');
  expect(t(KEY, { count: 2, name: 'A' })).toBe('2 letters of A');
  expect(t(KEY, { count: 1, name: 'B' })).toBe('1 letter of B');
  expect(t(KEY, { count: 1, name: 'A' })).toBe('1 letter of A');
  expect(translator('en', wording(`${text}!`)).t(KEY, { count: 1, name: 'A' })).toBe('1 letter of A!');
  const thousand = '{count, number}';
  expect(translator('en', wording(thousand)).t(KEY, { count: 12_345 })).toBe('12,345');
  expect(translator('es', wording(thousand)).t(KEY, { count: 12_345 })).toBe('12.345');
});

test('a value that is missing is not left out in silence', () => {
  expect(() => translator('en', wording('Hello {name}')).t(KEY, {})).toThrow();
  expect(() => translator('en', wording('Hello {name}')).rich(KEY, {})).toThrow();
});

test('elements stand between the words of a message, and numbers are written as the language has them', () => {
  const { rich } = translator('en', wording('Hello {name}, {count} times'));
  expect(renderToString(<>{rich(KEY, { name: <bdi>A &amp; B</bdi>, count: '3' })}</>)).toBe(
    'Hello <bdi>A &amp; B</bdi>, 3 times',
  );
  expect(renderToString(<>{rich(KEY, { name: 'A & B', count: 3 })}</>)).toBe('Hello A &amp; B, 3 times');
});
