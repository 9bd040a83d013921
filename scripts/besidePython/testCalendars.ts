import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { instantOf } from '../../src/lib/calendar/wallTime.ts';
import { writeCalendar } from '../../src/lib/calendar/writeCalendar.ts';
import { allZones } from '../../src/lib/time/zones.ts';

// Runs `npm run test:calendars`. Python's `icalendar` reads a calendar of each zone, with a meeting in every week of three years, and
// invitations to a series of which some times are off. The zone gets a name that is in no table: otherwise Python would take the instants
// from Debian's own table, which may be of another year.
const PYTHON = '/usr/bin/python3';

/** Wall times at which no zone changes its clocks: other programs differ about the meaning of a skipped hour. */
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
/** An invitation to a series without two of its times, and the news that one of these is off. */
function invitations(zone: string): string[] {
  const [start, , off, , other] = weekly(zone);
  const series = {
    uid: '1ca02d5f-3a4e-4d4b-9c0e-4a52e0a7b6d5',
    sequence: 2,
    changedAt: new Date('2026-01-01T00:00:00Z'),
    minutes: 45,
    title: 'Meeting with Amina, Luca y 陈美; سلام (Far Shelves)',
    location: 'https://meet.example/us,2',
    conference: { uri: 'https://meet.example/us,2', label: 'Video call' },
    organizer: { name: 'Amina via Far Shelves', address: 'reply+meeting.1.2.3.abcdefgh@shelves.example' },
    attendee: { name: 'Luca "L"', address: 'luca@cast.example', says: 'NEEDS-ACTION' },
  } as const;
  const repeats = { days: 7, times: 10 };
  return [
    writeCalendar({
      method: 'REQUEST',
      events: [{ ...series, start: start!, repeats, without: [off!, other!] }],
    }),
    writeCalendar({
      method: 'CANCEL',
      events: [{ ...series, start: off!, insteadOf: off!, isCancelled: true }],
    }),
  ];
}

const toRead = zones.flatMap((zone, index) => [calendars[index]!, ...invitations(zone)]);
const input = toRead
  .map((text, index) => {
    const zone = Math.floor(index / 3);
    return JSON.stringify(text.replaceAll('\r\n ', '').replaceAll(zones[zone]!, `Zone-${zone}`));
  })
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
    const [start, , off, , other] = meant;
    return [meant, [start, off, other], [off, off]].some(
      (instants, nth) => lines[3 * index + nth] !== JSON.stringify(instants).replaceAll(',', ', '),
    );
  });
  console.log(
    `${zones.length} zones, ${zones.length * 156} meetings, ${zones.length * 2} invitations: ${wrong.length} zones read otherwise`,
  );
  for (const zone of wrong) console.error(zone);
  process.exitCode = wrong.length > 0 ? 1 : 0;
}
