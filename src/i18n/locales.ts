import type en from '../../locales/en/texts.json';
import { languagesWith, readLanguage } from '../lib/world/languageFiles.ts';
import { ownName } from '../lib/world/languages.ts';
import { typesetAll } from './typeset.ts';

/** Every text a person reads has a key here; en/texts.json is the source, the others are held complete by a test. */
export type MessageKey = keyof typeof en;

/** The part of the keys after `prefix.`, up to an optional suffix: `KeysOf<'event'>` are the kinds of event that have words. */
export type KeysOf<P extends string, S extends string = ''> = MessageKey extends infer K
  ? K extends `${P}.${infer R}${S}`
    ? R
    : never
  : never;

/** The language that texts are written in first, and that stands in where another has none. */
export const SOURCE = 'en';

/** The languages of pages and mails: each folder of locales/ that has texts. Ours first, then by the names they give themselves. */
export const LOCALES: readonly string[] = languagesWith('texts').toSorted(
  (a, b) => Number(b === SOURCE) - Number(a === SOURCE) || ownName(a).localeCompare(ownName(b), SOURCE),
);

const known: ReadonlySet<string> = new Set(LOCALES);

export function isLocale(text: string): boolean {
  return known.has(text);
}

type Catalogue = Readonly<Record<string, string>>;

const loaded = new Map<string, Catalogue>();

/** All texts of a language by their keys, read when first asked for and kept. One that it has no text for is in the words of the source. */
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

/** A language's own texts, without those that stand in for missing ones. */
function textsOf(locale: string): Catalogue {
  return typesetAll(readLanguage<Catalogue>(locale, 'texts') ?? {}, locale, []);
}

/** How all languages say some things, for what people write back to us: only what was asked for is kept of languages that nobody reads. */
export function inEveryLanguage<K extends MessageKey>(
  keys: readonly K[],
): { locale: string; key: K; text: string }[] {
  return LOCALES.flatMap((locale) => {
    const texts = loaded.get(locale) ?? textsOf(locale);
    return keys.flatMap((key) => (texts[key] === undefined ? [] : [{ locale, key, text: texts[key] }]));
  });
}

const directions = new Map<string, 'ltr' | 'rtl'>();

/** Which way a language is written; from left to right where nobody knows of it. */
export function direction(locale: string): 'ltr' | 'rtl' {
  let way = directions.get(locale);
  if (!way) {
    way = directionOf(locale);
    // Bounded: a programme may keep languages that are none of ours.
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
