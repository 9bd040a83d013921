import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { localesFolder } from './localesFolder.ts';

/**
 * The files that a language's folder may hold, each by its name and `.json`, and a font. Any may be missing; docs/decisions/015 says what
 * happens then.
 */
export const LANGUAGE_FILES = [
  'answers',
  'card',
  'commands',
  'import',
  'mail',
  'places',
  'plain',
  'search',
  'spaces',
  'texts',
] as const;
export type LanguageFile = (typeof LANGUAGE_FILES)[number];

let found: readonly string[] | undefined;
const holding = new Map<LanguageFile, readonly string[]>();

/**
 * The BCP 47 codes of all languages with a folder in locales/, whatever it holds. English comes first, as it fills the gaps of others.
 * Found once.
 */
export function languageFolders(): readonly string[] {
  return (found ??= readdirSync(localesFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted((a, b) => Number(b === 'en') - Number(a === 'en') || (a < b ? -1 : 1)));
}

/** The languages with a certain file; with `texts`, the languages of pages and mails. */
export function languagesWith(file: LanguageFile): readonly string[] {
  let codes = holding.get(file);
  if (!codes) {
    codes = languageFolders().filter((code) => existsSync(pathOf(code, file)));
    holding.set(file, codes);
  }
  return codes;
}

/**
 * The content of a language's file; null when it has none, or there is no such language. The file is read each time, so that a caller who
 * needs one word keeps only that word.
 */
export function readLanguage<T>(code: string, file: LanguageFile): T | null {
  if (!languagesWith(file).includes(code)) return null;
  const path = pathOf(code, file);
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as T;
  } catch (cause) {
    throw new Error(`locales/${code}/${basename(path)} cannot be read`, { cause });
  }
}

/** The contents of one file in all languages that have it, each with the language's code. */
export function readLanguages<T>(file: LanguageFile): { code: string; content: T }[] {
  return languagesWith(file).map((code) => ({ code, content: readLanguage<T>(code, file)! }));
}

const pathOf = (code: string, file: LanguageFile): string => join(localesFolder, code, `${file}.json`);
