import { listed } from '../../i18n/intl.ts';
import type { View } from '../view.ts';
import { clockTime, isoDay, longDay, weekdayOf } from './format.ts';
import { daysText, weekdays } from './weekdays.ts';
import type { Meeting, MeetingWeek, SameDays, Shift } from './meetingWeeks.ts';
import type { SharedDay } from '../../lib/time/sharedHours.ts';

type Words = Pick<View, 'lang' | 't'>;

/** `Monday – Friday`, or that it is every day of the shown week. */
export function sameDaysText({ lang, t }: Words, { days }: SameDays, { length }: MeetingWeek): string {
  if (days.length === length) return t('ui.clocks.every-day');
  const which = new Set(days.map(({ weekday }) => weekday));
  return daysText(
    lang,
    weekdays(lang).filter((day) => which.has(day)),
  );
}

/** `10:00–12:00 · 23:00–00:00` on one person's clock, with the day if it differs from the reader's. */
export function sharedText(words: Words, zone: string, { days }: SameDays): string {
  const [first] = days;
  if (!first) return '';
  return listed(
    words.lang,
    first.stretches.map((part) => stretchText(words, zone, part, days)),
  );
}

function stretchText(
  { lang, t }: Words,
  zone: string,
  { from, until }: SharedDay['stretches'][number],
  days: readonly SharedDay[],
): string {
  const hours = `${clockTime(lang, zone, from)}–${clockTime(lang, zone, until)}`;
  const there = isoDay(zone, from);
  const here = days[0]!.date;
  if (there === here) return hours;
  if (days.length === 1) return `${weekdayOf(lang, zone, from)} ${hours}`;
  return t(there > here ? 'ui.clocks.day-after' : 'ui.clocks.day-before', { hours });
}

/** Says that another person's time comes later or earlier for the reader from a day on. */
export function shiftText({ lang, t }: Words, home: string, { day, minutes }: Shift, name: string): string {
  const size = Math.abs(minutes);
  const [amount, unit] = size % 60 === 0 ? [size / 60, 'hour'] : [size, 'minute'];
  const format = new Intl.NumberFormat(lang, { style: 'unit', unit, unitDisplay: 'long' });
  return t('ui.clocks.shift', {
    day: longDay(lang, home, day.from, false),
    name,
    amount: format.format(amount),
    way: minutes > 0 ? 'later' : 'earlier',
  });
}

/** Says whose hours are shown. When there are none, says only whose hours had to be assumed, if anybody's. */
export function whoseHours({
  given,
  some,
}: Pick<Meeting, 'given' | 'some'>): `ui.clocks.given.${Meeting['given'] | 'rest'}` | null {
  if (some || given === 'none') return `ui.clocks.given.${given}`;
  return given === 'some' ? 'ui.clocks.given.rest' : null;
}
