import { inSheets } from '../../../i18n/sheetWords.ts';
import { anyOfThem } from '../../../lib/text/anyOfThem.ts';
import { once } from '../../../lib/once.ts';
import { blockHours } from '../../../lib/time/week.ts';
import type { NamedHours } from '../../../lib/time/week.ts';
import { piecesOf } from './fold.ts';
import { daysCalled, hoursCalled } from './dayWords.ts';
import type { ReadValue } from './readValue.ts';
import { fromWords, toWords, dayOf } from './absences.ts';
import { clockHours } from './clockHours.ts';

/** "from Monday to Friday from": words with which a piece may begin. */
const betweenDays = once(() => new RegExp(`\\s+(?:${toWords()})\\s+`, 'giu'));

const beforeDays = once(() => new RegExp(`(?:^|\\s)(?:${fromWords()})(?=\\s|$)`, 'giu'));

/**
 * "Mon-Fri 18:00-21:00; Sat, Sun 10-12", "evenings and Sat 10-12", "Monday mornings": half-hours of local wall time; or the 336 bits
 * themselves.
 */
export function hoursOf(text: string): ReadValue {
  if (/^[01]{336}$/.test(text)) return { ok: true, value: text };
  const bits = Array.from({ length: 336 }, () => '0');
  for (const piece of piecesOf(text)) {
    const spans = spansIn(piece) ?? spansInParts(piece);
    if (!spans) return { ok: false, reason: 'unknown-hours', piece };
    for (const [first, end] of spans)
      // Past midnight it goes on into the next day, and from Sunday into Monday.
      for (let at = first; at < end; at++) bits[at % 336] = '1';
  }
  return { ok: true, value: bits.join('') };
}

/** Half-hours of the week, the second one exclusive. */
type Span = [number, number];

/** Days with their hours, or named hours; null when it is neither. */
function spansIn(piece: string): Span[] | null {
  const start = piece.search(/\d/);
  if (start < 0) return namedSpans(piece);
  const days = start === 0 ? null : daysOf(withoutEnd(piece.slice(0, start).replaceAll(joining(), ', ')));
  const hours = days && clockHours(piece.slice(start).trim());
  if (!hours) return null;
  // A text may name each day thousands of times.
  return [...new Set(days)].flatMap((day) => hours.map(([a, b]): Span => [day * 48 + a, day * 48 + b]));
}

const namedSpans = (text: string): Span[] | null =>
  namedIn(text)?.flatMap(({ days, first, last }) =>
    [...days].map((day): Span => [halfHourOf(day, first), halfHourOf(day, last + 1)]),
  ) ?? null;

/** A text without blanks and commas at its end. */
function withoutEnd(text: string): string {
  let end = text.length;
  while (end > 0 && ' ,،'.includes(text[end - 1]!)) end -= 1;
  return text.slice(0, end);
}

/**
 * Named hours and then days with their hours, after commas or "and". Null if something is left over, or if it could be meant in two ways:
 * days after named hours ("evenings on Mon, Wed and Sat 10-12"), or named hours after clock hours ("Mon 6-9, evenings").
 */
function spansInParts(piece: string): Span[] | null {
  const parts = piece.replaceAll(joining(), ', ').split(/[,،]/);
  if (parts.length > MOST_PARTS) return null;
  const found: Span[] = [];
  let days = '';
  let last: 'named' | 'clock' | null = null;
  for (const part of parts.map((one) => one.trim())) {
    const isClock = /\d/.test(part);
    const named = isClock || days ? null : namedSpans(part);
    if (named ? last === 'clock' : !isClock && last === 'named') return null;
    if (!isClock && !named) {
      days += `${part}, `;
      continue;
    }
    const spans = named ?? spansIn(days + part);
    if (!spans) return null;
    found.push(...spans);
    days = '';
    last = named ? 'named' : 'clock';
  }
  return days === '' && found.length > 0 ? found : null;
}

type Named = Pick<NamedHours, 'days' | 'first' | 'last'>;

const halfHourOf = (day: number, block: number): number => (day - 1) * 48 + block * blockHours * 2;

/** "evenings", "Mondays in the morning", or several of them; null when one is something else. */
function namedIn(text: string): Named[] | null {
  // Look it up before splitting: an Arabic word may begin with the letter for "and".
  const alone = hoursCalled(text);
  if (alone) return [alone];
  const joined = text.replaceAll(joining(), ', ');
  const parts = joined.split(/[,،&+]/);
  const names = parts.map(hoursCalled);
  if (names.every((name) => name !== null)) return names;
  const whole = oneNamed(joined);
  if (whole) return [whole];
  const each = parts.map(oneNamed);
  return each.every((part) => part !== null) ? each : null;
}

/** "and" and "or", and the Arabic "and", which is joined to the next word or stands before it. */
const joining = once(() => {
  const words = anyOfThem(inSheets((said) => [...(said.and ?? []), ...(said.joinsDays ?? [])]));
  const before = anyOfThem(inSheets(({ andBefore }) => (andBefore ? [andBefore] : [])));
  return new RegExp(`[,،]?\\s+(?:${words})\\s+|[,،]?\\s+(?:${before})\\s*(?=\\p{L})`, 'giu');
});

/** A text with more parts does not describe a week. */
const MOST_PARTS = 30;
/** A text with more words does not describe days and hours; the end of the days is tried after each word. */
const MOST_WORDS = 12;

/** Named hours, on the days named before or after them, if any. */
function oneNamed(text: string): Named | null {
  const alone = hoursCalled(text);
  if (alone) return alone;
  const words = text.trim().split(/\s+/);
  if (words.length > MOST_WORDS) return null;
  for (let at = 1; at < words.length; at++) {
    const sides = [words.slice(0, at).join(' '), words.slice(at).join(' ')] as const;
    for (const [days, name] of [sides, sides.toReversed() as [string, string]]) {
      const hours = hoursCalled(name);
      const own = hours && hours.name !== 'weekends' ? daysOf(days) : null;
      if (hours && own) return { ...hours, days: own.map((day) => day + 1) };
    }
  }
  return null;
}

/** The numbers of weekdays; Monday is 0. */
function daysOf(text: string): number[] | null {
  const days: number[] = [];
  for (const part of text
    .replaceAll(':', ' ')
    .replaceAll(beforeDays(), ' ')
    .replaceAll(betweenDays(), '-')
    .trim()
    .split(/[,،&+/]/)) {
    const together = daysCalled(part);
    if (together) {
      days.push(...together.map((day) => day - 1));
      continue;
    }
    const [from = '', until, more] = part.split(/[-–—]/);
    const first = dayOf(from);
    const last = until === undefined ? first : dayOf(until);
    if (first === null || last === null || more !== undefined) return null;
    for (let day = first; ; day = (day + 1) % 7) {
      days.push(day);
      if (day === last) break;
    }
  }
  return days;
}
