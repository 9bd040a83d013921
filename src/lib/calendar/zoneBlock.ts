import { contentLine, textValue } from './contentLine.ts';
import { localTime } from './wallTime.ts';

const SECOND = 1_000_000_000;

/** `+0545`, with seconds for the few old offsets that have them. */
function offset(nanoseconds: number): string {
  const all = Math.abs(Math.round(nanoseconds / SECOND));
  const parts = [Math.floor(all / 3600), Math.floor((all % 3600) / 60), all % 60];
  if (parts[2] === 0) parts.pop();
  return `${nanoseconds < 0 ? '-' : '+'}${parts.map((part) => String(part).padStart(2, '0')).join('')}`;
}

/**
 * The clocks of a zone from one instant to another, as VTIMEZONE, with each change by itself. A rule that repeats for ever cannot describe
 * the zones of Morocco, Gaza or Jerusalem. It would also make times depend on another table of zones than ours
 * (docs/decisions/020-zones-in-calendar-files.md).
 */
export function zoneBlock(zone: string, from: Date, until: Date): string[] {
  let at = Temporal.Instant.fromEpochMilliseconds(from.getTime()).toZonedDateTimeISO(zone);
  at = at.getTimeZoneTransition('previous') ?? at;
  const lines = [contentLine('BEGIN', 'VTIMEZONE'), contentLine('TZID', textValue(zone))];
  for (;;) {
    const before = at.subtract({ nanoseconds: 1 });
    const kind = at.offsetNanoseconds > before.offsetNanoseconds ? 'DAYLIGHT' : 'STANDARD';
    lines.push(
      contentLine('BEGIN', kind),
      // A change has the time that the clocks before it would have shown (RFC 5545, 3.6.5).
      contentLine(
        'DTSTART',
        localTime(at.toPlainDateTime().add({ nanoseconds: before.offsetNanoseconds - at.offsetNanoseconds })),
      ),
      contentLine('TZOFFSETFROM', offset(before.offsetNanoseconds)),
      contentLine('TZOFFSETTO', offset(at.offsetNanoseconds)),
      contentLine('TZNAME', offset(at.offsetNanoseconds)),
      contentLine('END', kind),
    );
    const next = at.getTimeZoneTransition('next');
    if (!next || next.epochMilliseconds > until.getTime()) return [...lines, contentLine('END', 'VTIMEZONE')];
    at = next;
  }
}
