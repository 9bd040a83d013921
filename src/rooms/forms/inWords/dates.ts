import { LOCALES } from '../../../i18n/locales.ts';
import { plainDigits } from '../../../lib/text/digits.ts';
import { once } from '../../../lib/once.ts';
import { fold, foldedMap } from './fold.ts';

/** Months by their names in each language of the catalogue, in full or short. */
const months = once(() =>
  foldedMap(
    LOCALES.flatMap((locale) =>
      (['long', 'short'] as const).flatMap((month) => {
        const format = new Intl.DateTimeFormat(locale, { month, timeZone: 'UTC' });
        return Array.from({ length: 12 }, (_, at) => [format.format(Date.UTC(2024, at, 1)), at + 1] as const);
      }),
    ),
  ),
);

/**
 * A day as people and spreadsheets write it, returned as `2027-03-01`. Reads ISO, also with a time after it; 1.3.2027; 13/3/2027 and
 * 3/13/2027; "1 March 2027" and "March 1, 2027" in each language. Null when it is no day, or could be two (03/04/2027).
 */
export function dateOf(written: string): string | null {
  const text = plainDigits(written).trim();
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/.exec(text);
  if (iso) return day(iso[1]!, iso[2]!, iso[3]!);
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text);
  if (dotted) return day(dotted[3]!, dotted[2]!, dotted[1]!);
  const other = /^(\d{1,2})([/-])(\d{1,2})\2(\d{4})$/.exec(text);
  if (other) return undoubted(Number(other[1]), Number(other[3]), other[4]!);
  return inWords(text);
}

/** Day and month in unknown order: clear when one of them cannot be a month, or both are the same. */
function undoubted(a: number, b: number, year: string): string | null {
  if (a > 12 || a === b) return day(year, b, a);
  return b > 12 ? day(year, a, b) : null;
}

function inWords(text: string): string | null {
  const numbers = text.match(/\d+/g) ?? [];
  const year = numbers.find((one) => one.length === 4);
  const date = numbers.find((one) => one.length < 3);
  const words = text.split(/[^\p{L}\p{M}]+/u).filter(Boolean);
  const named = words.flatMap((word) => months().get(fold(word)) ?? []);
  if (numbers.length !== 2 || !year || !date || named.length !== 1) return null;
  return day(year, named[0]!, date);
}

const two = (part: string | number): string => String(part).padStart(2, '0');

const day = (year: string, month: string | number, date: string | number): string =>
  `${year}-${two(month)}-${two(date)}`;
