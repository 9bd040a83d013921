import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/**
 * Files with phrases that servers send each other in many languages, and with letters that people substitute for others or write in another
 * script.
 */
const ALLOWED = new Set([
  'src/lib/text/fold.ts',
  'src/lib/smtpWords.ts',
  'src/mail/in/loops.ts',
  'src/rooms/duplicates/likeness/latin.ts',
  'src/mail/in/reports/phrases.ts',
]);

const code = globSync('src/**/*.{ts,tsx,css}').filter(
  (file) =>
    !/\.test\.tsx?$|\.generated\.ts$|\/fixtures\//.test(file) &&
    // Invented people have names.
    !/^src\/(?:simulate|mail\/examples)\//.test(file) &&
    !ALLOWED.has(file),
);

// A style sheet may name no language except English, and may name scripts (scripts/byScript.ts).
const NAMED = /(['"`])(?:ar|es|fr)\1|\b(?:ar|es|fr): |lang\((?!und-|en\b)\w|\[lang\W?=(?!['"]?(?:und-|en\b))/;
const FOREIGN = /[\p{L}--[A-Za-z]]/v;

const withoutComments = (source: string): string =>
  source.replaceAll(/\/\*[^]*?\*\//g, '').replaceAll(/(?<=^|\s)\/\/.*$/gm, '');

test('no code names a language of ours but English, and none has a word in another alphabet or with an accent', () => {
  const found = code.flatMap((file) =>
    withoutComments(readFileSync(file, 'utf8'))
      .split('\n')
      .filter((line) => NAMED.test(line) || FOREIGN.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );
  expect(found).toEqual([]);
});
