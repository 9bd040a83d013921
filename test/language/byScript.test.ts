import { expect, test } from 'vitest';
import { inScripts } from '../../scripts/byScript.ts';
import { styleSheet } from '../../scripts/styleSheet.ts';

const SHEET = ":lang(und-Arab) {} [lang='und-Arab'] {} p:lang(en) {}";

test('a style for a script is one for each language that is written in it', () => {
  expect(inScripts(SHEET, ['en', 'ur', 'ar', 'he'])).toBe(
    ":is(:lang(ur), :lang(ar)) {} :is([lang='ur'], [lang='ar']) {} p:lang(en) {}",
  );
  expect(inScripts(SHEET, ['en'])).toBe(':is(:not(*)) {} :is(:not(*)) {} p:lang(en) {}');
  expect(inScripts('[lang="und-Arab"] [lang=und-Arab] {}', ['ar'])).toBe(
    ':is([lang="ar"]) :is([lang=ar]) {}',
  );
});

test.each([':lang(und-Aarb) {}', ':lang(und-Arab, en) {}', "[lang|='und-Arab'] {}", ':lang(und-nothing) {}'])(
  'a style for a script that is not read as one stops the build: %s',
  (sheet) => {
    expect(() => inScripts(sheet, ['en', 'ar'])).toThrow(/script/);
  },
);

test('a page’s style sheet is made so', async () => {
  const sheet = await styleSheet();
  // Compared as a boolean, so that a failure does not print the whole sheet.
  expect(sheet.includes(':lang(ar)')).toBe(true);
  expect(/\bund-.{0,20}/.exec(sheet)).toBe(null);
});
