import { inSheets } from '../../../i18n/sheetWords.ts';
import { once } from '../../../lib/once.ts';
import { HOURS_NAMED, namedHours, weekendOf } from '../../../lib/time/week.ts';
import type { NamedHours } from '../../../lib/time/week.ts';
import { fold, foldedMap } from './fold.ts';

/** Named hours as people write them, besides the form's own words. */
const hours = once(() =>
  foldedMap(
    inSheets(({ hours: words }, lang) => {
      const names = namedHours(weekendOf(lang));
      return HOURS_NAMED.flatMap((name) =>
        (words?.[name] ?? []).map((word) => [word, names.find((one) => one.name === name)!] as const),
      );
    }),
  ),
);

/** Groups of days that have a common name. */
const sets = once(() =>
  foldedMap(
    inSheets(({ days: words }, lang) => {
      const weekend = weekendOf(lang);
      const working = namedHours(weekend)[0]!.days;
      const days = { working, weekend, all: [1, 2, 3, 4, 5, 6, 7] };
      return (['working', 'weekend', 'all'] as const).flatMap((key) =>
        (words?.[key] ?? []).map((word) => [word, days[key]] as const),
      );
    }),
  ),
);

/** Hours by their name, with the working days of the language in which the name was read. */
export const hoursCalled = (text: string): NamedHours | null => hours().get(fold(text)) ?? null;

/** ISO weekdays by their common name: weekdays, weekends, every day. */
export const daysCalled = (text: string): readonly number[] | null => sets().get(fold(text)) ?? null;
