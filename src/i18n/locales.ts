import type en from '../../locales/en/texts.json';
import { languagesWith, readLanguage } from '../lib/world/languageFiles.ts';
import { ownName } from '../lib/world/languages.ts';
import { typesetAll } from './typeset.ts';

/** The key of a text that people read. en/texts.json is the source, and a test keeps the other languages complete. */
export type MessageKey = keyof typeof en;

/** The part of a key between `prefix.` and an optional suffix: `KeysOf<'event'>` gives the kinds of event that have words. */
export type KeysOf<P extends string, S extends string = ''> = MessageKey extends infer K
  ? K extends `${P}.${infer R}${S}`
    ? R
    : never
  : never;

/** The language in which texts are first written. Its text is used if another language has none. */
export const SOURCE = 'en';

/** The languages of pages and mails: each folder of locales/ that has texts. English comes first, then the others by their own names. */
export const LOCALES: readonly string[] = languagesWith('texts').toSorted(
  (a, b) => Number(b === SOURCE) - Number(a === SOURCE) || ownName(a).localeCompare(ownName(b), SOURCE),
);

const known: ReadonlySet<string> = new Set(LOCALES);

export function isLocale(text: string): boolean {
  return known.has(text);
}

type Catalogue = Readonly<Record<string, string>>;

const loaded = new Map<string, Catalogue>();

/** All texts of a language by key, read when first asked for and then kept. A missing text is taken from the source language. */
export function catalogueOf(locale: string): Catalogue {
  const known = loaded.get(locale);
  if (known) return known;
  if (!isLocale(locale)) return NONE;
  const own = textsOf(locale);
  const source = locale === SOURCE ? own : catalogueOf(SOURCE);
  const isWhole = Object.keys(source).every((key) => key in own);
  const texts = isWhole ? own : { ...source, ...own };
  loaded.set(locale, texts);
  return texts;
}

const NONE: Catalogue = {};

/** A language's own texts, without any from the source language. */
function textsOf(locale: string): Catalogue {
  return typesetAll(readLanguage<Catalogue>(locale, 'texts') ?? {}, locale, []);
}

/**
 * Some texts in all languages, to recognise them in what people write back to us. Of a language not yet in use, only these texts are kept.
 */
export function inEveryLanguage<K extends MessageKey>(
  keys: readonly K[],
): { locale: string; key: K; text: string }[] {
  return LOCALES.flatMap((locale) => {
    const texts = loaded.get(locale) ?? textsOf(locale);
    return keys.flatMap((key) => (texts[key] === undefined ? [] : [{ locale, key, text: texts[key] }]));
  });
}

const directions = new Map<string, 'ltr' | 'rtl'>();

/** The direction of a language's script; left to right if unknown. */
export function direction(locale: string): 'ltr' | 'rtl' {
  let way = directions.get(locale);
  if (!way) {
    way = directionOf(locale);
    // Bounded: a programme may keep languages that are not ours.
    if (directions.size < 500) directions.set(locale, way);
  }
  return way;
}

function directionOf(locale: string): 'ltr' | 'rtl' {
  try {
    return new Intl.Locale(locale).getTextInfo().direction === 'rtl' ? 'rtl' : 'ltr';
  } catch {
    return 'ltr';
  }
}
