import { keeper } from '../../lib/keeper.ts';
import { offsetMinutes, onWall } from '../../lib/time/time.ts';
import { ofZoneCity } from '../../lib/time/zoneCity.ts';
import { listFormat } from '../../i18n/intl.ts';
import type { View } from '../view.ts';

/** The locale for writing dates: an international programme writes the day before the month, whichever English the reader uses. */
export function dateLocale(lang: string): string {
  return lang === 'en' ? 'en-GB' : lang;
}

const shapes = {
  clock: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  date: { day: 'numeric', month: 'long' },
  day: { weekday: 'long', day: 'numeric', month: 'long' },
  dayYear: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  shortDay: { weekday: 'short', day: 'numeric', month: 'short' },
  shortDayYear: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
  shortDate: { day: 'numeric', month: 'short' },
  shortDateYear: { day: 'numeric', month: 'short', year: 'numeric' },
  long: { weekday: 'long' },
  short: { weekday: 'short' },
  narrow: { weekday: 'narrow' },
  onDay: { weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  onDate: { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const made = new Map<string, Intl.DateTimeFormat>();

/** A formatter of instants in UTC, made once for each language and shape. */
export function formatter(lang: string, shape: keyof typeof shapes): Intl.DateTimeFormat {
  const key = `${shape} ${lang}`;
  let format = made.get(key);
  if (!format) {
    // Each formatter takes some 30 kB outside the heap.
    if (made.size > 1000) made.clear();
    format = new Intl.DateTimeFormat(dateLocale(lang), { timeZone: 'UTC', ...shapes[shape] });
    made.set(key, format);
  }
  return format;
}

const written = new Map<string, string>();

/**
 * Formats an instant, and keeps recent results: pages repeat the same instants. Writes the instant at which a UTC clock shows the same
 * time, since no shape names the zone. Otherwise a list of all zones would need hundreds of formatters.
 */
function write(lang: string, zone: string, shape: keyof typeof shapes, at: Date): string {
  const minute = Math.floor(at.getTime() / 60_000 + offsetMinutes(zone, at));
  const key = `${shape} ${lang} ${minute}`;
  let text = written.get(key);
  if (text === undefined) {
    if (written.size > 5000) written.clear();
    text = formatter(lang, shape).format(minute * 60_000);
    written.set(key, text);
  }
  return text;
}

/** `14:05` in a zone. */
export function clockTime(lang: string, zone: string, at: Date): string {
  return write(lang, zone, 'clock', at);
}

/** `Tue 14:05` in a zone, for a list of instants that are close together; `1 Dec, 14:05` for those that are not. */
export function shortTime(lang: string, zone: string, at: Date, isFar: boolean): string {
  return write(lang, zone, isFar ? 'onDate' : 'onDay', at);
}

/** `Tuesday 1 December 2026` in a zone; with the year only when `year` is set. */
export function longDay(lang: string, zone: string, at: Date, year = true): string {
  return write(lang, zone, year ? 'dayYear' : 'day', at);
}

/** `Tue, 1 Dec` in a zone, for the columns of a list; with the year if it is not the present one. */
export const shortDay = (lang: string, zone: string, at: Date, now: Date): string =>
  write(lang, zone, isOfYear(zone, at, now) ? 'shortDay' : 'shortDayYear', at);

/** `1 Dec`, in the same way. */
export const shortDate = (lang: string, zone: string, at: Date, now: Date): string =>
  write(lang, zone, isOfYear(zone, at, now) ? 'shortDate' : 'shortDateYear', at);

const isOfYear = (zone: string, at: Date, now: Date): boolean =>
  isoDay(zone, at).slice(0, 4) === isoDay(zone, now).slice(0, 4);

/** `14 November, 21 November and 5 December` in a zone. Weekdays have commas of their own, which would make a list hard to read. */
export function datesListed(lang: string, zone: string, dates: readonly Date[]): string {
  return listFormat(lang, 'conjunction').format(dates.map((at) => write(lang, zone, 'date', at)));
}

/** The one date that a topic or guest post has for everybody, with its zone: `Monday, 11 January 2027 (Madrid time)`. */
export function zonedDay(view: Pick<View, 'lang' | 't'>, zone: string, at: Date): string {
  return view.t('ui.time.day-zoned', { day: longDay(view.lang, zone, at), zone: zoneName(view, zone) });
}

/** `1–10 March 2027`, from one calendar day to another (`2027-03-01`), wherever the reader is. */
export function dayRange(lang: string, from: string, until: string): string {
  return ranges(`${lang} ${from} ${until}`, () => {
    const format = rangeFormat(lang, () => new Intl.DateTimeFormat(dateLocale(lang), RANGE));
    return format.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${until}T00:00:00Z`));
  });
}

const RANGE = { dateStyle: 'long', timeZone: 'UTC' } as const;

const rangeFormat = keeper<Intl.DateTimeFormat>(20);

const ranges = keeper<string>(500);

/** `Tuesday` in a zone. */
export function weekdayOf(lang: string, zone: string, at: Date): string {
  return write(lang, zone, 'long', at);
}

/** The name of a zone, by a well-known city: `Cairo time`. */
export function zoneName({ lang, t }: Pick<View, 'lang' | 't'>, zone: string): string {
  return zone === 'UTC' ? t('ui.zone.utc') : t('ui.zone.time', { city: ofZoneCity(zone, lang) });
}

/**
 * One instant for a reader whose own zone is unknown: `Friday, 5 February 2027, 05:30 Auckland time`, and the same in UTC. The second is ''
 * when the zone is UTC already.
 */
export function zonedTime(
  view: Pick<View, 'lang' | 'zone' | 't'>,
  at: Date,
  year?: boolean,
): { zoned: string; utc: string } {
  const { lang, zone, t } = view;
  const time = clockTime(lang, zone, at);
  const zoned = t('ui.time.zoned', { day: longDay(lang, zone, at, year), time, zone: zoneName(view, zone) });
  if (zone === 'UTC') return { zoned, utc: '' };
  const key = isoDay('UTC', at) === isoDay(zone, at) ? 'ui.time.utc' : 'ui.time.utc-day';
  return {
    zoned,
    utc: t(key, { day: longDay(lang, 'UTC', at, false), time: clockTime(lang, 'UTC', at) }),
  };
}

/** `2026-12-01`, the date of an instant in a zone. */
export function isoDay(zone: string, at: Date): string {
  return new Date(at.getTime() + offsetMinutes(zone, at) * 60_000).toISOString().slice(0, 10);
}

/** Hours since midnight on the wall clock, with fractions. */
export function wallHours(zone: string, at: Date): number {
  return onWall(zone, at).minutes / 60;
}

export function zoned(zone: string, at: Date): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
}
