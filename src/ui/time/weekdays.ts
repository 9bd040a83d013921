import { listFormat, numbersIn } from '../../i18n/intl.ts';
import { dateLocale, formatter } from './format.ts';

/** ISO weekdays (Monday is 1) in the order of the reader's week. */
export function weekdays(lang: string): number[] {
  const first = new Intl.Locale(dateLocale(lang)).getWeekInfo().firstDay;
  return Array.from({ length: 7 }, (_, index) => ((first - 1 + index) % 7) + 1);
}

/** 2024 began on a Monday. */
export function weekdayName(lang: string, day: number, width: 'long' | 'short' | 'narrow'): string {
  return formatter(lang, width).format(new Date(Date.UTC(2024, 0, day)));
}

/** `Monday – Friday` for consecutive days, otherwise a list. ISO weekdays, in the order in which to name them. */
export function daysText(lang: string, days: readonly number[]): string {
  const names = days.map((day) => weekdayName(lang, day, 'long'));
  const follow = days.every((day, index) => index === 0 || day === (days[index - 1]! % 7) + 1);
  if (follow && days.length > 2) return `${names[0]} – ${names.at(-1)}`;
  return listFormat(lang, 'conjunction').format(names);
}

/** `08–10`: whole hours of a day, including 24. */
export function hourRange(lang: string, from: number, to: number): string {
  const digits = numbersIn(lang, 'clock');
  return `${digits.format(from)}–${digits.format(to)}`;
}
