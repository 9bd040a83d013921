import fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentName, endingOf, fileName } from './fileName.ts';
import { DOCUMENTS } from './kinds.ts';
import type { DocumentKind } from './kinds.ts';

test.each([
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\mei\\Mon CV.pdf', 'Mon CV.pdf'],
  ['invoice\u202efdp.exe', 'invoicefdp.exe'],
  ['a\u0000b\r\nSet-Cookie: x.txt', 'abSet-Cookie x.txt'],
  ['  ..hidden.txt. ', 'hidden.txt'],
  ['cafe\u0301.odt', 'café.odt'],
  ['cafe\u200f\u0301.odt', 'café.odt'],
  [`${'a'.repeat(98)}.. b`, 'a'.repeat(98)],
  ['سيرة ذاتية.docx', 'سيرة ذاتية.docx'],
  ['con.txt', '_con.txt'],
  ['con .txt', '_con.txt'],
  [`con.${'a'.repeat(99)}`, `_con.${'a'.repeat(95)}`],
  [`${'a'.repeat(99)}.𐐀`, `${'a'.repeat(98)}.𐐀`],
  ['"<b>".md', 'b.md'],
  ['\u200f\u2066', ''],
  ['...', ''],
])('%j is called %j', (given, name) => {
  expect(fileName(given)).toBe(name);
});

/** Any Unicode character. fast-check's own `unit: 'binary'` first lists all of them, which takes seconds. */
const anySign = fc
  .oneof(fc.nat(0xd7ff), fc.integer({ min: 0xe000, max: 0x10ffff }))
  .map((code) => String.fromCodePoint(code));

const anyName = fc.oneof(
  fc.array(anySign, { maxLength: 300 }).map((signs) => signs.join('')),
  fc.string({ maxLength: 300 }),
  fc
    .array(
      fc.constantFrom('a', '.', '/', '\\', '\u202e', '\ud800', '\r\n', '"', 'é', 'م', ' ', '\u0301', 'pdf'),
      { maxLength: 200 },
    )
    .map((parts) => parts.join('')),
);

test('a name has no path, no sign that turns it round or that nobody sees, a bounded length, and stays as it is', () => {
  fc.assert(
    fc.property(anyName, (given) => {
      const name = fileName(given);
      expect(name).not.toMatch(/[\p{C}\p{Zl}\p{Zp}/\\<>:"|?*]/u);
      expect(name).not.toMatch(/^[.\s]|[.\s]$/u);
      expect([...name].length).toBeLessThanOrEqual(100);
      expect(name.isWellFormed()).toBe(true);
      expect(fileName(name)).toBe(name);
    }),
  );
});

test('the name of a document ends as its kind does', () => {
  fc.assert(
    fc.property(anyName, fc.constantFrom(...(Object.keys(DOCUMENTS) as DocumentKind[])), (given, kind) => {
      const ending = endingOf(documentName(fileName(given), kind));
      expect([kind, ...DOCUMENTS[kind].endings]).toContain(ending);
    }),
  );
});

test('a name of a hundred thousand marks is soon clean', () => {
  const began = performance.now();
  fileName(`${'\u0301\u0323'.repeat(50_000)}.pdf`);
  expect(performance.now() - began).toBeLessThan(200);
});
