import { readLanguages } from '../lib/world/languageFiles.ts';
import { once } from '../lib/once.ts';
import type { HOURS_NAMED } from '../lib/time/week.ts';

type Words = readonly string[];
type Named<K extends string> = Partial<Record<K, Words>>;

/**
 * import.json of a language: words that people write in spreadsheets, and in the form when they answer it by mail. Any part may be missing.
 * Words are compared without case and accents. If two languages have the same word, the first counts.
 */
export interface SheetWords {
  /** Headings of columns by the role of their question, with `address`, and `locale` for the language of mails. */
  columns?: Named<string>;
  /** Headings of columns that record when a form was filled in. They are no answers. */
  stamps?: Words;
  /** Headings of columns that hold part of a name. */
  nameParts?: Words;
  /** Headings of columns for how well the language in the preceding column is spoken. */
  levelColumns?: Words;
  /** Headings of columns of former pairs: the first, second and third person, and the round. */
  pairs?: Named<'a' | 'b' | 'c' | 'round'>;
  /** Ways to say that a person has no employer. */
  noEmployer?: Words;
  /** Words for how well a person speaks; if in doubt, the lower level. */
  levels?: Named<string>;
  /** Words near a language and its level that mean neither, separated by single spaces. */
  besideLanguages?: string;
  /** Prefixes that may be written onto a language's name, as regular expressions. */
  beforeLanguages?: Words;
  /** Other forms of a language's name: a regular expression for CLDR's name, and the forms, with $1. */
  languageForms?: { of: string; forms: Words };
  /** Names of countries and languages that CLDR lacks, by their codes. */
  countries?: Named<string>;
  languages?: Named<string>;
  /** Words before a country's name that do not change the country, separated by single spaces: "the republic of". */
  besideCountries?: string;
  /** Names of hours and days. */
  hours?: Named<(typeof HOURS_NAMED)[number]>;
  days?: Named<'working' | 'weekend' | 'all'>;
  /** Short names of days that CLDR lacks, with their ISO numbers. */
  weekdays?: Readonly<Record<string, number>>;
  /**
   * Short words: "and"; an "and" that is written onto the next word; other words that join days and hours; "from" and "to" of days and
   * hours; "hour".
   */
  and?: Words;
  andBefore?: string;
  joinsDays?: Words;
  from?: Words;
  to?: Words;
  hour?: Words;
  /** Subjects of wishes, and words for how strong a wish is. */
  wishes?: { subjects?: Named<string>; must?: Words; important?: Words; wish?: Words };
  /** Words between the letters of options, separated by single spaces, and the letters that lists use in other alphabets. */
  besideLetters?: string;
  listLetters?: Readonly<Record<string, string>>;
}

/** The words of every language that has such a file, read with the first spreadsheet or form by mail. */
const sheetWords = once(() => readLanguages<SheetWords>('import'));

/** Collects the words that `pick` takes from each language, in order. */
export const inSheets = <T>(pick: (words: SheetWords, code: string) => readonly T[] | undefined): T[] =>
  sheetWords().flatMap(({ code, content }) => pick(content, code) ?? []);
