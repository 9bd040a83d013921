import { readLanguages } from '../lib/world/languageFiles.ts';
import { once } from '../lib/once.ts';
import type { HOURS_NAMED } from '../lib/time/week.ts';

type Words = readonly string[];
type Named<K extends string> = Partial<Record<K, Words>>;

/**
 * import.json of a language: what people write in spreadsheets, and in answers by mail to the form. Any part may be missing; words are
 * compared without case and accents, and of two languages that say the same the first counts.
 */
export interface SheetWords {
  /** Headings of columns, by the role of the question; `address`, and `locale` for the language of mails. */
  columns?: Named<string>;
  /** Headings of columns in which a form notes when it was filled in: nobody asked for that. */
  stamps?: Words;
  /** Headings of columns that hold a part of the name. */
  nameParts?: Words;
  /** Headings of columns that say how well the language in a column before them is spoken. */
  levelColumns?: Words;
  /** Headings of the columns of former pairs: the first, second and third person, and the round. */
  pairs?: Named<'a' | 'b' | 'c' | 'round'>;
  /** Ways to write that one has no employer. */
  noEmployer?: Words;
  /** How people say how well they speak; when in doubt the lower level. */
  levels?: Named<string>;
  /** Words around a language and its level that say neither, one space between them. */
  besideLanguages?: string;
  /** Beginnings that may be written onto a language's name: expressions. */
  beforeLanguages?: Words;
  /** Other forms of a language's name: an expression for CLDR's name, and the forms, with $1. */
  languageForms?: { of: string; forms: Words };
  /** Names of countries and languages besides CLDR's, by their codes. */
  countries?: Named<string>;
  languages?: Named<string>;
  /** Words before the name of a country that say no other one, one space between them: "the republic of". */
  besideCountries?: string;
  /** Hours and days that have a name. */
  hours?: Named<(typeof HOURS_NAMED)[number]>;
  days?: Named<'working' | 'weekend' | 'all'>;
  /** Short names of days that CLDR does not have, with their ISO numbers. */
  weekdays?: Readonly<Record<string, number>>;
  /**
   * Short words: "and"; one that is written onto the next word; other words that join days and hours; "from" and "to" of days and hours;
   * "hour".
   */
  and?: Words;
  andBefore?: string;
  joinsDays?: Words;
  from?: Words;
  to?: Words;
  hour?: Words;
  /** Subjects of wishes, and words for how much somebody wishes them. */
  wishes?: { subjects?: Named<string>; must?: Words; important?: Words; wish?: Words };
  /** Words between the letters of options, one space between them; and the letters of lists in other alphabets. */
  besideLetters?: string;
  listLetters?: Readonly<Record<string, string>>;
}

/** Words of all languages that have such, read when the first spreadsheet or form by mail is. */
const sheetWords = once(() => readLanguages<SheetWords>('import'));

/** Gathers what `pick` takes of each language, one after the other. */
export const inSheets = <T>(pick: (words: SheetWords, code: string) => readonly T[] | undefined): T[] =>
  sheetWords().flatMap(({ code, content }) => pick(content, code) ?? []);
