import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, clockChange, instantToWall, offsetMinutes, onWall, wallToInstant } from './time.ts';

const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
const day = fc
  .integer({ min: 0, max: 365 * 8 })
  .map((days) => Temporal.PlainDate.from('2026-01-01').add({ days }).toString());
const minute = fc.integer({ min: 0, max: 24 * 60 - 1 });
const wallOf = (day: string, minute: number): string =>
  `${day}T${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

test('nine in the morning is nine in the morning in every zone on every day', () => {
  fc.assert(
    fc.property(zone, day, (zone, day) => {
      expect(instantToWall(wallToInstant(`${day}T09:00`, zone), zone)).toBe(`${day}T09:00`);
    }),
    { numRuns: 5000 },
  );
});

test('every wall time names one instant: itself again, or past the gap in which clocks skip it', () => {
  fc.assert(
    fc.property(zone, day, minute, (zone, day, minute) => {
      const wall = wallOf(day, minute);
      const back = instantToWall(wallToInstant(wall, zone), zone);
      const skipped = Temporal.PlainDateTime.from(wall).until(back).total('minutes');
      expect(skipped === 0 || skipped === 30 || skipped === 60 || skipped === 120).toBe(true);
    }),
    { numRuns: 5000 },
  );
});

test.each([
  // Clocks go forward, and an hour is missing.
  ['Europe/Berlin', '2027-03-28T02:30', '2027-03-28T01:30:00.000Z', '2027-03-28T03:30'],
  // Clocks go back: the first of the two hours counts.
  ['Europe/Berlin', '2027-10-31T02:30', '2027-10-31T00:30:00.000Z', '2027-10-31T02:30'],
  ['Africa/Cairo', '2027-04-30T00:30', '2027-04-29T22:30:00.000Z', '2027-04-30T01:30'],
  // Lord Howe changes by half an hour.
  ['Australia/Lord_Howe', '2027-10-03T02:15', '2027-10-02T15:45:00.000Z', '2027-10-03T02:45'],
  ['Australia/Lord_Howe', '2027-04-04T01:45', '2027-04-03T14:45:00.000Z', '2027-04-04T01:45'],
  ['Asia/Kathmandu', '2027-03-28T09:00', '2027-03-28T03:15:00.000Z', '2027-03-28T09:00'],
  // Apia left out a whole day.
  ['Pacific/Apia', '2011-12-30T09:00', '2011-12-30T19:00:00.000Z', '2011-12-31T09:00'],
])('in %s %s is %s', (zone, wall, instant, shown) => {
  expect(wallToInstant(wall, zone).toISOString()).toBe(instant);
  expect(instantToWall(new Date(instant), zone)).toBe(shown);
});

test('days are added on the wall, whatever the clocks do', () => {
  expect(addDays('2027-03-27T09:00', 1)).toBe('2027-03-28T09:00');
  expect(addDays('2027-10-30T02:30', 1)).toBe('2027-10-31T02:30');
});

test('how far a zone is ahead of UTC, and what its wall shows, is what the calendar says, also beside and at each change of its clocks', () => {
  const zones = [
    'UTC',
    'Europe/Madrid',
    'Africa/Cairo',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'America/St_Johns',
  ];
  const start = Date.parse('2026-01-01T00:00:00Z');
  for (const zone of zones) {
    const change = clockChange(new Date(start), zone)?.getTime() ?? start;
    const beside = [-60_000, -1, 0, 1, 60_000].map((ms) => change + ms);
    const year = Array.from({ length: 400 }, (_, k) => start + k * 79_260_000);
    for (const time of [...beside, ...year, ...beside]) {
      const at = new Date(time);
      const wall = Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO(zone);
      expect(offsetMinutes(zone, at)).toBe(wall.offsetNanoseconds / 60e9);
      const { day, minutes } = onWall(zone, at);
      expect(minutes).toBe(wall.hour * 60 + wall.minute);
      expect(((day + 3) % 7) + 1).toBe(wall.dayOfWeek);
    }
  }
});
