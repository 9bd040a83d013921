import { firstOf, partsOf } from './components.ts';
import type { Component } from './components.ts';
import type { Property } from './properties.ts';
import { offsetBy, readWall } from './zoneOffset.ts';

/**
 * The zone that a name means; null when it is none of IANA's. Some programs write a path before it
 * (`/mozilla.org/20070129_1/Europe/Berlin`).
 */
function ianaZone(name: string): string | null {
  for (const candidate of [name, name.split('/').slice(-2).join('/'), name.split('/').slice(-3).join('/')]) {
    // Temporal accepts an offset as a zone, but in a calendar it would be somebody's own name.
    if (!/^[A-Za-z]/.test(candidate)) continue;
    try {
      return new Intl.DateTimeFormat('en', { timeZone: candidate }).resolvedOptions().timeZone;
    } catch {
      // Not a zone: try the next name.
    }
  }
  return null;
}

/**
 * The instant in DTSTART, DTEND or RECURRENCE-ID: in UTC, in an IANA zone, or in a zone that the file describes (`W. Europe Standard
 * Time`). Null for a day without a time, for a time without a zone, and for one that cannot be read.
 */
export function readInstant(calendar: Component, property: Property | undefined): Date | null {
  if (!property) return null;
  const value = property.value.trim();
  const wall = readWall(value.replace(/Z$/, ''));
  if (!wall || !value.includes('T')) return null;
  if (value.endsWith('Z')) return new Date(wall.toZonedDateTime('UTC').epochMilliseconds);
  const name = property.parameters['TZID'];
  if (name === undefined) return null;
  const zone = ianaZone(name);
  if (zone) return new Date(wall.toZonedDateTime(zone).epochMilliseconds);
  const block = partsOf(calendar, 'VTIMEZONE').find((one) => firstOf(one, 'TZID')?.value.trim() === name);
  const minutes = block ? offsetBy(block, wall) : null;
  return minutes === null ? null : new Date(wall.toZonedDateTime('UTC').epochMilliseconds - minutes * 60_000);
}
