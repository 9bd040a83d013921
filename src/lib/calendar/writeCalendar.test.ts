import fc from 'fast-check';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { byIcal, byNodeIcal } from '../../../test/readCalendars.ts';
import { allZones } from '../time/zones.ts';
import type { CalendarEvent } from './event.ts';
import { instantOf } from './wallTime.ts';
import { writeCalendar } from './writeCalendar.ts';

const FROM = Date.UTC(2026, 0, 1);
const UNTIL = Date.UTC(2029, 0, 1);

const event = (over: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: 'meeting-12@mentoring.example',
  sequence: 3,
  changedAt: new Date('2027-01-02T03:04:05Z'),
  start: { wall: '2027-03-25T20:30', zone: 'Europe/Rome' },
  minutes: 45,
  title: 'With Amina',
  ...over,
});

/** A zone and an instant in it as its clocks show it. */
const wallTimes = fc
  .record({ zone: fc.constantFrom(...allZones()), at: fc.integer({ min: FROM, max: UNTIL }) })
  .map(({ zone, at }) => ({
    zone,
    wall: Temporal.Instant.fromEpochMilliseconds(Math.floor(at / 60_000) * 60_000)
      .toZonedDateTimeISO(zone)
      .toPlainDateTime()
      .toString({ smallestUnit: 'minute' }),
  }));

test('two other libraries read the instants that were meant, in every zone', () => {
  fc.assert(
    fc.property(wallTimes, (start) => {
      const text = writeCalendar({ method: 'PUBLISH', events: [event({ start })] });
      expect(byIcal(text)).toEqual([[instantOf(start)]]);
      expect(byNodeIcal(text)).toEqual([instantOf(start)]);
    }),
    { numRuns: 300 },
  );
});

test.each([
  { wall: '2027-11-07T01:00', zone: 'America/Nome' },
  { wall: '2027-10-31T02:30', zone: 'Europe/Rome' },
  { wall: '2027-03-28T02:30', zone: 'Europe/Rome' },
])(
  'two other libraries read $wall in $zone, which the clocks show twice or skip, as it was meant',
  (start) => {
    const text = writeCalendar({ method: 'PUBLISH', events: [event({ start })] });
    expect([byIcal(text), byNodeIcal(text)]).toEqual([[[instantOf(start)]], [instantOf(start)]]);
  },
);

test('a meeting that repeats stays at its hour when the clocks change', () => {
  const text = writeCalendar({
    method: 'REQUEST',
    events: [
      event({
        repeats: { days: 7, times: 3 },
        without: [{ wall: '2027-04-01T20:30', zone: 'Europe/Rome' }],
      }),
    ],
  });
  expect(byIcal(text)).toEqual([[new Date('2027-03-25T19:30Z'), new Date('2027-04-08T18:30Z')]]);
});

test('no line is longer than 75 octets, and every text comes back as it was', () => {
  const texts = fc.string({ unit: 'grapheme', maxLength: 300 }).map((text) =>
    text
      // No calendar can hold controls. All kinds of line break become the same.
      .replaceAll(/[\p{Cc}--[\t\n\r]]/gv, '')
      .replaceAll(/\r\n?/g, '\n')
      .toWellFormed(),
  );
  fc.assert(
    fc.property(texts, texts, (title, description) => {
      const text = writeCalendar({
        method: 'PUBLISH',
        name: title,
        events: [event({ title: `.${title}`, description: `.${description}` })],
      });
      expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
      expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
      const part = calendar.getFirstSubcomponent('vevent')!;
      expect(part.getFirstPropertyValue('summary')).toBe(`.${title}`);
      expect(part.getFirstPropertyValue('description')).toBe(`.${description}`);
      expect(calendar.getAllSubcomponents('vevent')).toHaveLength(1);
    }),
  );
});

test('an invitation names one reader, and says when it is off', () => {
  const text = writeCalendar({
    method: 'CANCEL',
    events: [
      event({
        isCancelled: true,
        organizer: {
          name: 'Far "Shelves"\r\nATTENDEE:mailto:x@x.example',
          address: 'reply+a.b@mail.example',
        },
        attendee: { name: 'Luca; Bianchi, Jr', address: 'luca@cast.example', says: 'ACCEPTED' },
      }),
    ],
  }).replaceAll('\r\n ', '');
  expect(text).toContain('\r\nMETHOD:CANCEL\r\n');
  expect(text).toContain('\r\nSTATUS:CANCELLED\r\n');
  expect(text).toContain('\r\nSEQUENCE:3\r\n');
  expect(text).toContain('\r\nDTSTAMP:20270102T030405Z\r\n');
  expect(text.match(/\r\nATTENDEE.*/g)).toEqual([
    '\r\nATTENDEE;CN="Luca; Bianchi, Jr";ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:luca@cast.example',
  ]);
  expect(text).toContain(
    `\r\nORGANIZER;CN="Far 'Shelves' ATTENDEE:mailto:x@x.example":mailto:reply+a.b@mail.example\r\n`,
  );
});

test('a feed says its name and when to come again, and each zone stands in it once', () => {
  const events = ['2027-01-10T10:00', '2027-08-10T10:00'].map((wall, index) =>
    event({ uid: `date-${index}@x.example`, start: { wall, zone: 'Africa/Casablanca' }, minutes: 0 }),
  );
  const text = writeCalendar({ method: 'PUBLISH', name: 'Far Shelves', refreshHours: 12, events });
  expect(text).toContain('\r\nX-WR-CALNAME:Far Shelves\r\n');
  expect(text).toContain('\r\nREFRESH-INTERVAL;VALUE=DURATION:PT12H\r\n');
  expect(text.match(/BEGIN:VTIMEZONE/g)).toHaveLength(1);
  expect(text).not.toContain('DURATION:PT0M');
  expect(byIcal(text).flat()).toEqual(events.map(({ start }) => instantOf(start)));
});
