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

/** "from Monday to Friday from", with which a piece may begin. */
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
      // Past midnight it goes on in the next day, and after Sunday in Monday.
      for (let at = first; at < end; at++) bits[at % 336] = '1';
  }
  return { ok: true, value: bits.join('') };
}

/** Half-hours of the week, the second after the first. */
type Span = [number, number];

/** Days with their hours, or named hours; null when it is neither. */
function spansIn(piece: string): Span[] | null {
  const start = piece.search(/\d/);
  if (start < 0)
    return (
      namedIn(piece)?.flatMap(({ days, first, last }) =>
        [...days].map((day): Span => [halfHourOf(day, first), halfHourOf(day, last + 1)]),
      ) ?? null
    );
  const days =
    start < 1
      ? null
      : daysOf(
          piece
            .slice(0, start)
            .replaceAll(joining(), ', ')
            .replace(/[,،\s]+$/, ''),
        );
  const hours = start < 1 ? null : clockHours(piece.slice(start).trim());
  return days && hours
    ? days.flatMap((day) => hours.map(([a, b]): Span => [day * 48 + a, day * 48 + b]))
    : null;
}

/** Several of those behind commas or "and": each ends at the first comma where it can be read. Null when something is left. */
function spansInParts(piece: string): Span[] | null {
  const found: Span[] = [];
  let open = '';
  for (const part of piece.replaceAll(joining(), ', ').split(/[,،]/).slice(0, MOST_PARTS)) {
    open = open ? `${open}, ${part.trim()}` : part.trim();
    const spans = spansIn(open);
    if (!spans) continue;
    found.push(...spans);
    open = '';
  }
  return open === '' && found.length > 0 ? found : null;
}

type Named = Pick<NamedHours, 'days' | 'first' | 'last'>;

const halfHourOf = (day: number, block: number): number => (day - 1) * 48 + block * blockHours * 2;

/** "evenings", "Mondays in the morning", or several of them; null when any is something else. */
function namedIn(text: string): Named[] | null {
  // Looked up before it is split: an Arabic word may begin with the letter for "and".
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

/** "and" and "or", and "and" as Arabic writes it, on the next word or before it. */
const joining = once(() => {
  const words = anyOfThem(inSheets((said) => [...(said.and ?? []), ...(said.joinsDays ?? [])]));
  const before = anyOfThem(inSheets(({ andBefore }) => (andBefore ? [andBefore] : [])));
  return new RegExp(`[,،]?\\s+(?:${words})\\s+|[,،]?\\s+(?:${before})\\s*(?=\\p{L})`, 'giu');
});

/** More parts than that are no week. */
const MOST_PARTS = 30;
/** More words than that are no days and hours: each is tried as the end of the days. */
const MOST_WORDS = 12;

/** Named hours, of the days that stand before or behind the name where there are any. */
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

/** Monday is 0. */
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
