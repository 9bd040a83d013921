import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { instantOf } from '../src/lib/calendar/wallTime.ts';
import { writeCalendar } from '../src/lib/calendar/writeCalendar.ts';
import { allZones } from '../src/lib/time/zones.ts';

// Runs `npm run test:calendars`: Python's `icalendar` reads a calendar of each zone, with a meeting in every week of three years. The zone gets a
// name that no table knows, since Python would read the instants from Debian's own table, which may be another year's.
const PYTHON = '/usr/bin/python3';

/** Wall times at which clocks are neither put on nor back in any zone: other programs differ in what a skipped hour means. */
function weekly(zone: string): { wall: string; zone: string }[] {
  const first = Temporal.PlainDateTime.from('2026-01-01T12:30');
  return Array.from({ length: 156 }, (_, week) => ({ wall: first.add({ weeks: week }).toString(), zone }));
}

const zones = allZones();
const calendars = zones.map((zone) =>
  writeCalendar({
    method: 'PUBLISH',
    events: weekly(zone).map((start, index) => ({
      uid: `${index}@calendars.example`,
      sequence: 0,
      changedAt: new Date('2026-01-01T00:00:00Z'),
      start,
      minutes: 30,
      title: 'A meeting',
    })),
  }),
);
const input = calendars
  .map((text, index) =>
    JSON.stringify(text.replaceAll('\r\n ', '').replaceAll(zones[index]!, `Zone-${index}`)),
  )
  .join('\n');
const read = spawnSync(PYTHON, [join(import.meta.dirname, 'readCalendars.py')], {
  input,
  encoding: 'utf8',
  maxBuffer: 200_000_000,
});
if (read.status !== 0) {
  console.error(
    `Nothing tested: this needs python3-icalendar (apt-get install python3-icalendar).\n${read.stderr}`,
  );
  process.exitCode = 1;
} else {
  const lines = read.stdout.trim().split('\n');
  const wrong = zones.filter((zone, index) => {
    const meant = weekly(zone).map((start) => instantOf(start).toISOString());
    return lines[index] !== JSON.stringify(meant).replaceAll(',', ', ');
  });
  console.log(`${zones.length} zones, ${zones.length * 156} meetings: ${wrong.length} zones read otherwise`);
  for (const zone of wrong) console.error(zone);
  process.exitCode = wrong.length > 0 ? 1 : 0;
}
