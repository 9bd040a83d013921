import { firstOf } from './components.ts';
import type { Component } from './components.ts';

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** The minutes of an offset such as `+0530`. */
function minutesOf(offset: string | undefined): number | null {
  const found = /^([+-])(\d\d)(\d\d)(\d\d)?$/.exec(offset?.trim() ?? '');
  return found ? (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3])) : null;
}

/** A time without its zone; null when the text is no time. */
export function readWall(value: string): Temporal.PlainDateTime | null {
  const found = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d))?$/.exec(value.trim());
  if (!found) return null;
  const [year, month, day, hour = 0, minute = 0, second = 0] = found
    .slice(1)
    .map((part) => Number(part ?? 0));
  try {
    // Read a leap second as the second before it: none of our clocks has one.
    const seconds = Math.min(second, 59);
    return Temporal.PlainDateTime.from(
      { year: year!, month: month!, day: day!, hour, minute, second: seconds },
      { overflow: 'reject' },
    );
  } catch {
    return null;
  }
}

/**
 * When one of a zone's two clocks last began, at or before a wall time. Among the rules that repeat, only a yearly one with a month and a
 * weekday is understood; all known calendar programs write that kind.
 */
function lastBegan(clock: Component, wall: Temporal.PlainDateTime): Temporal.PlainDateTime | null {
  const first = readWall(firstOf(clock, 'DTSTART')?.value ?? '');
  if (!first || Temporal.PlainDateTime.compare(first, wall) > 0) return null;
  const rule = firstOf(clock, 'RRULE')?.value.toUpperCase() ?? '';
  const month = Number(/BYMONTH=(\d{1,2})(?:;|$)/.exec(rule)?.[1] ?? 0);
  const day = /BYDAY=([+-]?[1-5])(MO|TU|WE|TH|FR|SA|SU)(?:;|$)/.exec(rule);
  if (!/FREQ=YEARLY/.test(rule) || month < 1 || month > 12 || !day) return first;
  for (const year of [wall.year, wall.year - 1]) {
    const began = nthWeekday(year, month, Number(day[1]), WEEKDAYS.indexOf(day[2]!) + 1)?.toPlainDateTime(
      first.toPlainTime(),
    );
    if (began && Temporal.PlainDateTime.compare(began, wall) <= 0)
      return Temporal.PlainDateTime.compare(began, first) < 0 ? first : began;
  }
  return first;
}

/** The nth weekday (1 for Monday) of a month, counted from its end when negative. */
function nthWeekday(year: number, month: number, nth: number, weekday: number): Temporal.PlainDate | null {
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  const earliest = ((weekday - first.dayOfWeek + 7) % 7) + 1;
  const count = Math.floor((first.daysInMonth - earliest) / 7) + 1;
  const index = nth > 0 ? nth : count + nth + 1;
  return index < 1 || index > count ? null : first.with({ day: earliest + (index - 1) * 7 });
}

/**
 * Minutes by which a zone's clocks are ahead of UTC at a wall time, according to the zone's own block in the file; null when the block does
 * not say.
 */
export function offsetBy(zone: Component, wall: Temporal.PlainDateTime): number | null {
  let latest: { began: Temporal.PlainDateTime; minutes: number | null } | null = null;
  for (const clock of zone.parts) {
    const began = lastBegan(clock, wall);
    if (began && (!latest || Temporal.PlainDateTime.compare(began, latest.began) > 0))
      latest = { began, minutes: minutesOf(firstOf(clock, 'TZOFFSETTO')?.value) };
  }
  return latest ? latest.minutes : minutesOf(zone.parts[0] && firstOf(zone.parts[0], 'TZOFFSETFROM')?.value);
}
