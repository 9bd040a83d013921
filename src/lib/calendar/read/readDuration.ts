import type { Property } from './properties.ts';

const DURATION = /^\+?P(?:(\d{1,3})W)?(?:(\d{1,3})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,5})M)?(?:(\d{1,5})S)?)?$/i;

/** The minutes of a DURATION (RFC 5545, 3.3.6), such as PT1H30M; null for none, for a negative one, and for one that cannot be read. */
export function readDuration(property: Property | undefined): number | null {
  const found = property && DURATION.exec(property.value.trim());
  if (!found) return null;
  const [weeks, days, hours, minutes, seconds] = found.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
  ];
  return ((weeks * 7 + days) * 24 + hours) * 60 + minutes + seconds / 60;
}
