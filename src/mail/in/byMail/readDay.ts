import { anyOfThem } from '../../../lib/text/anyOfThem.ts';
import { fold } from '../../../lib/text/fold.ts';
import { once } from '../../../lib/once.ts';
import { commandWords } from '../languageWords.ts';
import { LOCALES } from '../../../i18n/locales.ts';

/** Words around a day that do not change its meaning, in each language that has commands. */
const around = once(
  () => new Set(commandWords().flatMap(({ content }) => (content.aroundDays ?? '').split(' ').map(fold))),
);

/** Those of the words that are joined to the next one: “jusqu’”. */
const written = once(() => [...around()].filter((word) => word.endsWith('’')));

/** A number in a date: “24”, “24.”, “24th”. */
const numbered = once(() => {
  const endings = commandWords().flatMap(({ content }) => content.ordinals ?? []);
  return new RegExp(`^(\\d{1,4})(?:${anyOfThem(endings)}|\\.)?$`);
});

let known: { months: Map<string, number>; weekdays: Set<string> } | undefined;

/**
 * The day that a few words name, as `2027-03-01`. Reads ISO, `24.12.`, `24/12/2027`, "24 December", "December 24th" and the like in each of
 * our languages, also with Arabic numerals. Without a year, it is the next such day after `today`. Null when the words are no day, say
 * anything else, or could mean two days (03/04).
 */
export function readDay(text: string, today: string): string | null {
  const words = digits(fold(text))
    .replaceAll("'", '’')
    .replace(/[.,;:!؟?،)]+$/u, '');
  const numeric = readNumeric(bare(words), today);
  return numeric ?? readNamed(words, today);
}

/** Without the words around it, and without the weekday. */
function bare(words: string): string {
  const { weekdays } = names();
  return words
    .replaceAll(/[,،]/g, ' ')
    .split(/\s+/)
    .map((word) => word.slice(written().find((one) => word.startsWith(one))?.length ?? 0))
    .filter((word) => word !== '' && !around().has(word) && !weekdays.has(word.replace(/\.$/, '')))
    .join(' ');
}

function readNumeric(words: string, today: string): string | null {
  const iso = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(words);
  if (iso) return dayOf(Number(iso[1]), Number(iso[3]), Number(iso[4]));
  const other = /^(\d{1,2})([-/.])\s?(\d{1,2})(?:\2\s?(\d{4})?)?$/.exec(words);
  if (!other) return null;
  const [first, second] = [Number(other[1]), Number(other[3])];
  const year = other[4] === undefined ? null : Number(other[4]);
  // With dots the day always comes first; with slashes the month comes first in some countries.
  if (other[2] !== '.' && first <= 12 && second <= 12 && first !== second) return null;
  return second <= 12 ? next(year, second, first, today) : next(year, first, second, today);
}

function readNamed(words: string, today: string): string | null {
  const { months } = names();
  const numbers: number[] = [];
  const others: string[] = [];
  for (const word of bare(words).split(' ')) {
    const number = numbered().exec(word);
    if (number) numbers.push(Number(number[1]));
    else others.push(word.replace(/\.$/, ''));
  }
  const month = months.get(others.join(' '));
  const [year = null, ...more] = numbers.filter((number) => number > 31);
  const [day, ...days] = numbers.filter((number) => number <= 31);
  if (month === undefined || day === undefined || days.length > 0 || more.length > 0) return null;
  return next(year, month, day, today);
}

/** A day of a given year, or the next such day when no year is given. */
function next(year: number | null, month: number, day: number, today: string): string | null {
  if (year !== null) return dayOf(year, month, day);
  const now = Number(today.slice(0, 4));
  return (
    [now, now + 1, now + 2, now + 3, now + 4]
      .map((each) => dayOf(each, month, day))
      .find((found) => found !== null && found >= today) ?? null
  );
}

function dayOf(year: number, month: number, day: number): string | null {
  if (year < 1000) return null;
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString();
  } catch {
    return null;
  }
}

/** Turns Arabic and Persian numerals into ours. */
const digits = (text: string): string =>
  text.replaceAll(/[\u0660-\u0669\u06f0-\u06f9]/gu, (digit) => String(digit.codePointAt(0)! & 0xf));

function names() {
  if (known) return known;
  const months = new Map<string, number>(
    commandWords().flatMap(({ content }) => Object.entries(content.months ?? {})),
  );
  const weekdays = new Set<string>();
  for (const locale of [...LOCALES, ...commandWords().flatMap(({ content }) => content.alsoWritten ?? [])])
    for (const width of ['long', 'short'] as const) {
      const month = new Intl.DateTimeFormat(locale, { month: width, timeZone: 'UTC', calendar: 'gregory' });
      const weekday = new Intl.DateTimeFormat(locale, { weekday: width, timeZone: 'UTC' });
      for (let at = 1; at <= 12; at += 1) months.set(nameOf(month.format(Date.UTC(2024, at - 1, 15))), at);
      for (let at = 1; at <= 7; at += 1) weekdays.add(nameOf(weekday.format(Date.UTC(2024, 0, at))));
    }
  known = { months, weekdays };
  return known;
}

const nameOf = (text: string): string => fold(text).replace(/\.$/, '');
