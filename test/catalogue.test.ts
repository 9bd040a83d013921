import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LOCALES } from '../src/i18n/locales.ts';
import { LANGUAGE_FILES, languageFolders, readLanguages } from '../src/lib/world/languageFiles.ts';
import { localesFolder } from '../src/lib/world/localesFolder.ts';
import { sampleLocales } from '../sample/texts.ts';
import { faultsOf, missingIn, textsOf } from '../scripts/locale/check.ts';
import { findUses } from '../scripts/locale/uses.ts';

test('the languages of the sample are here, and say every text', () => {
  expect(LOCALES).toEqual(expect.arrayContaining([...sampleLocales]));
  for (const locale of sampleLocales) expect(missingIn(locale), locale).toEqual([]);
});

test.each(LOCALES)(
  'each text in %s is a well-formed message that takes what the English one takes, says every number in its form, and stands in order',
  (locale) => {
    expect(faultsOf(locale)).toEqual([]);
  },
);

test('the folders of languages hold files that the program knows, all of which can be read, and fonts', () => {
  const known = new Set<string>(LANGUAGE_FILES.map((file) => `${file}.json`));
  for (const code of languageFolders()) {
    expect(Intl.getCanonicalLocales(code)).toEqual([code]);
    const files = readdirSync(join(localesFolder, code)).filter((file) => !/\.(?:ttf|otf)$/.test(file));
    expect(
      files.filter((file) => !known.has(file)),
      code,
    ).toEqual([]);
    expect(files.length, code).toBeGreaterThan(0);
  }
  for (const file of LANGUAGE_FILES) expect(readLanguages(file).length, file).toBeGreaterThan(0);
});

test('every key is used somewhere', () => {
  const uses = findUses();
  expect(Object.keys(textsOf('en')).filter((key) => uses(key).length === 0)).toEqual([]);
});
