import ICAL from 'ical.js';
import { sync } from 'node-ical';

/** The instants of each event of a calendar, with repetitions, as ical.js reads them. */
export function byIcal(text: string): Date[][] {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  return calendar.getAllSubcomponents('vevent').map((part) => {
    const event = new ICAL.Event(part);
    // A single time of a series has no repetition, and no iterator.
    if (part.hasProperty('recurrence-id')) return [event.startDate.toJSDate()];
    const times = event.iterator();
    const found: Date[] = [];
    for (let at = times.next(); at; at = times.next()) found.push(at.toJSDate());
    return found;
  });
}

/** When each event of a calendar first begins, as node-ical reads it. */
export const byNodeIcal = (text: string): Date[] =>
  Object.values(sync.parseICS(text)).flatMap((part) => (part?.type === 'VEVENT' ? [part.start] : []));

/** The unfolded lines of a calendar's events, by UID. */
export const eventsIn = (text: string): Map<string, string> =>
  new Map(
    [...text.replaceAll(/\r?\n /g, '').matchAll(/BEGIN:VEVENT\r?\n(.*?)END:VEVENT/gs)].map(([, lines]) => [
      /^UID:(.*)$/m.exec(lines!)![1]!.trim(),
      lines!.replaceAll('\r', ''),
    ]),
  );
