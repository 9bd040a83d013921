import { dateLocale } from './format.ts';

const MINUTE = 60_000;

const HOUR = 60 * MINUTE;

/** From this age on, a date is past for everybody: clocks on earth are at most 26 hours apart. */
const DATED = 48 * HOUR;

/**
 * How long ago something was, `5 minutes ago`; null when the date is clearer. Today's date may be tomorrow's for a reader elsewhere, or for
 * one whose zone is unknown.
 */
export function agoText(lang: string, at: Date, now: Date): string | null {
  const age = now.getTime() - at.getTime();
  if (age < -MINUTE || age >= DATED) return null;
  if (age < MINUTE) return relative(lang, 'auto').format(0, 'second');
  const [unit, length] =
    age < HOUR
      ? (['minute', MINUTE] as const)
      : age < 24 * HOUR
        ? (['hour', HOUR] as const)
        : (['day', 24 * HOUR] as const);
  return relative(lang, 'always').format(-Math.floor(age / length), unit);
}

/** `today` or `tomorrow`, for a day given in the same calendar as `today` (`2027-03-01`); null for any other day. */
export function dayText(lang: string, day: string, today: string): string | null {
  const ahead = (Date.parse(day) - Date.parse(today)) / (24 * HOUR);
  return ahead === 0 || ahead === 1 ? relative(lang, 'auto').format(ahead, 'day') : null;
}

const relatives = new Map<string, Intl.RelativeTimeFormat>();

function relative(lang: string, numeric: 'auto' | 'always'): Intl.RelativeTimeFormat {
  const key = `${lang} ${numeric}`;
  let format = relatives.get(key);
  if (!format) relatives.set(key, (format = new Intl.RelativeTimeFormat(dateLocale(lang), { numeric })));
  return format;
}
