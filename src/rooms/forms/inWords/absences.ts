import { inSheets } from '../../../i18n/sheetWords.ts';
import { anyOfThem } from '../../../lib/text/anyOfThem.ts';
import { once } from '../../../lib/once.ts';
import { LOCALES } from '../../../i18n/locales.ts';
import { fold, foldedMap, piecesOf } from './fold.ts';
import type { ReadValue } from './readValue.ts';

const DAY = '(\\d{4}-\\d{2}-\\d{2})';

export const fromWords = once(() => anyOfThem(inSheets((said) => said.from)));

export const toWords = once(() => anyOfThem(inSheets((said) => said.to)));

const absence = once(
  () =>
    new RegExp(`^(?:${fromWords()})?\\s*${DAY}(?:\\s*(?:\\.\\.+|…|–|—|-|/|${toWords()})\\s*${DAY})?$`, 'i'),
);

/** "2027-03-01..2027-03-10; 2027-04-02": first and last day, or one day. */
export function absencesOf(text: string): ReadValue {
  const found: { from: string; until: string }[] = [];
  for (const piece of piecesOf(text, /[;|,\n،؛]/)) {
    const match = absence().exec(piece);
    if (!match) return { ok: false, reason: 'unknown-day', piece };
    found.push({ from: match[1]!, until: match[2] ?? match[1]! });
  }
  return { ok: true, value: found };
}

let dayNames: Map<string, number> | undefined;

/**
 * The number of a weekday; Monday is 0. By the names of days in a language of the catalogue, in full, short, or in another abbreviation of
 * that language.
 */
export function dayOf(text: string): number | null {
  if (!dayNames) {
    const named = LOCALES.flatMap((locale) =>
      (['long', 'short'] as const).flatMap((weekday) => {
        const format = new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' });
        // The first of January 2024 was a Monday.
        return [0, 1, 2, 3, 4, 5, 6].map((day) => [format.format(Date.UTC(2024, 0, 1 + day)), day] as const);
      }),
    );
    const more = inSheets(({ weekdays }) =>
      Object.entries(weekdays ?? {}).map(([name, day]) => [name, day - 1] as const),
    );
    dayNames = foldedMap([...named, ...more]);
  }
  return dayNames.get(fold(text)) ?? null;
}
