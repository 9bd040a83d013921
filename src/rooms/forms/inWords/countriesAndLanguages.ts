import { inSheets } from '../../../i18n/sheetWords.ts';
import { LOCALES } from '../../../i18n/locales.ts';
import { countryCodes, ownCountryName } from '../../../lib/world/countries.ts';
import { languageCodes, ownName } from '../../../lib/world/languages.ts';
import { once } from '../../../lib/once.ts';
import { REGION_CODES } from '../values.ts';
import { fold, foldedMap } from './fold.ts';

/** Names that people write in spreadsheets and that CLDR lacks. */
const besides = (what: 'countries' | 'languages'): (readonly [string, string])[] =>
  inSheets((said) =>
    Object.entries(said[what] ?? {}).flatMap(([code, names]) =>
      (names ?? []).map((name) => [name, code] as const),
    ),
  );

let languageNames: Map<string, string> | undefined;
let regionNames: Map<string, string> | undefined;

/**
 * Codes of countries by their names in the languages of pages, by the names that people write in spreadsheets, by the countries' own names,
 * and by the codes themselves.
 */
const countryNames = once(() =>
  foldedMap([
    ...named(countryCodes, 'region', ['long', 'short']),
    ...besides('countries'),
    ...countryCodes.map((code) => [ownCountryName(code), code] as const),
    // Codes last, so that they never replace a name.
    ...countryCodes.map((code) => [code, code] as const),
  ]),
);

/**
 * Like `countryOf`, but only by plain names in the languages of pages and the country's own: the names in all languages take a second to
 * build.
 */
export const countryByName = (text: string): string | null => countryNames().get(fold(text)) ?? null;

/** The ISO code of a country, by code or by its name in any language, with or without the title of its official name; null when unknown. */
export function countryOf(text: string): string | null {
  const names = countryNames();
  const find = (name: string): string | null => {
    const key = fold(name);
    return key === '' ? null : (names.get(key) ?? elsewhere().get(key) ?? null);
  };
  // "Iran, Islamic Republic of", or the same in brackets.
  const [first, ...more] = text.slice(0, LONGEST_NAME).split(/[,،(]/);
  const turned = more.length > 0 ? `${more.join(' ').replaceAll(')', '')} ${first}` : first!;
  return find(text) ?? find(turned) ?? find(withoutTitle(turned));
}

const LONGEST_NAME = 200;

/** "The Republic of Kenya" is "Kenya". */
function withoutTitle(text: string): string {
  const words = text.trim().split(/[\s'’]+/);
  const from = words.findIndex((word) => !titles().has(fold(word)));
  // The rest must be more than a code or a syllable.
  const rest = words.slice(Math.max(0, from)).join(' ');
  return from > 0 && fold(rest).length > 2 ? rest : '';
}

const titles = once(
  () => new Set(inSheets(({ besideCountries }) => besideCountries?.split(' ')).map((word) => fold(word))),
);

/** Names of countries in every other language; null for a name of several countries. Built on first use. */
const elsewhere = once(() => namedElsewhere(countryCodes, 'region', ['long', 'short']));

const DOTS = '\u0308';

function namedElsewhere(
  codes: readonly string[],
  type: 'region' | 'language',
  styles: readonly ('long' | 'short')[],
): Map<string, string | null> {
  const names = new Map<string, string | null>();
  const note = (key: string, code: string): void => {
    // Two letters are a code.
    if (/^[a-z]{0,2}$/.test(key)) return;
    const known = names.get(key);
    names.set(key, known === undefined || known === code ? code : null);
  };
  for (const [name, code] of named(codes, type, styles, languageCodes)) {
    note(fold(name), code);
    // Without keys for letters with two dots, people write an "e" in place of the dots.
    const parted = name.normalize('NFD');
    if (parted.includes(DOTS)) note(fold(parted.replaceAll(DOTS, 'e')), code);
  }
  return names;
}

/** The M49 code of a continent, by code or name. */
export function regionOf(text: string): string | null {
  regionNames ??= foldedMap([
    ...named(REGION_CODES, 'region', ['long']),
    ...REGION_CODES.map((code) => [code, code] as const),
  ]);
  return regionNames.get(fold(text)) ?? null;
}

/** The BCP 47 code of a language, by code, by its name in any language, or by its own name. */
export function languageOf(text: string): string | null {
  languageNames ??= foldedMap([
    ...named(languageCodes, 'language', ['long']),
    ...languageCodes.map((code) => [ownName(code), code] as const),
    ...besides('languages'),
    ...otherForms(),
    ...languageCodes.map((code) => [code, code] as const),
  ]);
  const found = languageNames.get(fold(text)) ?? languagesElsewhere().get(fold(text));
  if (found || !/^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*$/.test(text)) return found ?? null;
  try {
    const code = Intl.getCanonicalLocales(text.replaceAll('_', '-'))[0] ?? null;
    // "Any" and "Old" are well-formed too; a code that CLDR cannot name is a word.
    return code && new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(code) ? code : null;
  } catch {
    return null;
  }
}

/** CLDR also names Norwegian (`no`), of which people otherwise name one of the two written forms; it counts as `nb`. */
const languagesElsewhere = once(
  () =>
    new Map(
      [...namedElsewhere([...languageCodes, 'no'], 'language', ['long'])].map(
        ([name, code]) => [name, code === 'no' ? 'nb' : code] as const,
      ),
    ),
);

/** "إنجليزي" and "إنجليزية", which people write in place of "الإنجليزية". */
const otherForms = (): (readonly [string, string])[] =>
  inSheets(({ languageForms }, locale) => {
    if (!languageForms) return [];
    const display = new Intl.DisplayNames(locale, { type: 'language' });
    const whole = new RegExp(languageForms.of, 'u');
    return languageCodes.flatMap((code) => {
      const name = display.of(code) ?? '';
      return whole.test(name)
        ? languageForms.forms.map((form) => [name.replace(whole, form), code] as const)
        : [];
    });
  });

function named(
  codes: readonly string[],
  type: 'region' | 'language',
  styles: readonly ('long' | 'short')[],
  locales: readonly string[] = LOCALES,
): (readonly [string, string])[] {
  return locales.flatMap((locale) =>
    styles.flatMap((style) => {
      const display = new Intl.DisplayNames(locale, { type, style });
      return codes.map((code) => [display.of(code) ?? code, code] as const);
    }),
  );
}
