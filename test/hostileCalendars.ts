import { answerOf, PROGRAMS } from './calendarPrograms.ts';

/** The meeting that the answers of `calendarPrograms` are about, and their address. */
export const ANSWERED = { uid: 'meeting-12@mentoring.example', address: 'luca@cast.example' };

const good = answerOf(PROGRAMS[1]!, { method: 'REPLY', says: 'ACCEPTED' });
const moved = answerOf(PROGRAMS[1]!, { method: 'COUNTER', says: 'TENTATIVE' });
const attendee = /ATTENDEE.*/;

const methods = [
  'PUBLISH',
  'REQUEST',
  'CANCEL',
  'ADD',
  'REFRESH',
  'DECLINECOUNTER',
  '',
  'REPLY,REPLY',
  'REPLYX',
  'R EPLY',
];

const uids = [
  'meeting-13@mentoring.example',
  'meeting-12@mentoring.example.evil.example',
  'xmeeting-12@mentoring.example',
  'MEETING-12@mentoring.example',
  'meeting-12\\n@mentoring.example',
  'meeting-12%40mentoring.example',
  'meeting\u200b-12@mentoring.example',
  'mееting-12@mentoring.example',
  '',
  'm'.repeat(300),
  "' or 1=1 --",
  '%',
];

const attendees = [
  'ATTENDEE;PARTSTAT=ACCEPTED:mailto:amina@cast.example',
  'X-ATTENDEE;PARTSTAT=ACCEPTED:mailto:luca@cast.example',
  'ATTENDEE;PARTSTAT=ACCEPTED:mailto:luca@cast.example\r\nATTENDEE;PARTSTAT=ACCEPTED:mailto:amina@cast.example',
  'ATTENDEE;PARTSTAT=ACCEPTED:mailto:luca@cast.example.evil.example',
  'ATTENDEE;PARTSTAT=ACCEPTED:mailto:evil+luca@cast.example',
  'ATTENDEE;PARTSTAT=ACCEPTED:mailto:',
  'ATTENDEE;PARTSTAT=ACCEPTED:https://cast.example/luca',
  'ATTENDEE;PARTSTAT=ACCEPTED;CN=luca@cast.example:mailto:amina@cast.example',
  'ATTENDEE;PARTSTAT=ACCEPTED;SENT-BY="mailto:luca@cast.example":mailto:amina@cast.example',
  'ATTENDEE;PARTSTAT=ACCEPTED;EMAIL=luca@cast.example:urn:uuid:1',
  'ATTENDEE;PARTSTAT=ACCEPTED:mailto:luca@cast.example?to=amina@cast.example',
  'ATTENDEE;PARTSTAT=ACCEPTED;mailto:luca@cast.example',
];

const states = [
  'NEEDS-ACTION',
  '',
  'YES',
  '"ACCEPTED "',
  '"ACCEPTED,DECLINED"',
  'COMPLETED',
  'IN-PROCESS',
  'ACCEPTED\u0000',
  'A'.repeat(19_000),
  '\u0391CCEPTED',
];

const structures = [
  good.replaceAll('VCALENDAR', 'VCARD'),
  good.replace('END:VCALENDAR', ''),
  good.replace('END:VEVENT', 'END:VTODO'),
  good.replaceAll('VEVENT', 'VTODO'),
  good.replaceAll('VEVENT', 'VJOURNAL'),
  good.replaceAll('VEVENT', 'VFREEBUSY'),
  good
    .replace('BEGIN:VEVENT', 'BEGIN:VALARM\r\nBEGIN:VEVENT')
    .replace('END:VEVENT', 'END:VEVENT\r\nEND:VALARM'),
  good.replace('BEGIN:VEVENT', `${'BEGIN:VEVENT\r\n'.repeat(50)}`),
  good.split('\r\n').toReversed().join('\r\n'),
  good.replaceAll('\r\n', ''),
  good.replaceAll(':', ';'),
  good.replaceAll('BEGIN', 'BEG\r\n\r\nIN'),
  [...good].join('\u0000'),
  `\u0000${good.replaceAll('METHOD', 'METH\u0000OD')}`,
  '',
  'I shall come',
  '<html><script>alert(1)</script></html>',
  '{"method":"REPLY"}',
];

const large = [1, 2, 3, 4].flatMap((size) => [
  '\r\n '.repeat(12_000 * size),
  'BEGIN:VCALENDAR\r\n'.repeat(900 * size),
  `${'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n'.repeat(500 * size)}${'END:VEVENT\r\nEND:VCALENDAR\r\n'.repeat(500 * size)}`,
  good.replace(/UID.*/, `UID${';A=B'.repeat(4500 * size)}:x`),
  good.replace(attendee, `ATTENDEE${';CN="'.repeat(3500 * size)}`),
  good.replace(attendee, `ATTENDEE;CN="${','.repeat(18_000)}${'"",'.repeat(500 * size)}:x`),
  good.replace(/UID.*/, `UID:${'\\'.repeat(48_000 * size)}`),
  good.replace(/UID.*/, `UID:${'^n'.repeat(9000 * size)}`),
  `BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\n${'BEGIN:VEVENT\r\nUID:x\r\nATTENDEE:mailto:x\r\nEND:VEVENT\r\n'.repeat(240 * size)}END:VCALENDAR`,
  good.replaceAll('meeting-12@', `meeting-12${'a'.repeat(50_000 * size)}@`),
  'x'.repeat(900_000 * size),
  `${'a:'.repeat(45_000 * size)}`,
  good.replace(/UID.*/, `UID:${'é\r\n '.repeat(10_000 * size)}`),
  good.replace(attendee, `ATTENDEE;PARTSTAT=ACCEPTED:mailto:${'a.'.repeat(4500 * size)}@cast.example`),
]);

const noTimes = [
  '20270401',
  '20270401T210000',
  '00000000T999999',
  '20271301T210000Z',
  '20270230T210000Z',
  '99999999T999999Z',
  '2027-04-01T21:00:00Z',
  'P1D',
  '',
  'TOMORROW',
].map((time) => moved.replace(/DTSTART;TZID=W\. Europe Standard Time:2027.*/, `DTSTART:${time}`));

const noZones = [
  '../../../etc/passwd',
  '+01:00',
  'Mars/Phobos',
  '"; DROP TABLE meeting; --"',
  'x'.repeat(10_000),
  '',
  '/'.repeat(9000),
].map((zone) => moved.replace('DTSTART;TZID=W. Europe Standard Time', `DTSTART;TZID=${zone}`));

const zoneBlocks = [0, 1, 2].map((index) =>
  moved.replace(
    /BEGIN:VTIMEZONE[^]*END:VTIMEZONE/,
    () =>
      [
        `BEGIN:VTIMEZONE\r\nTZID:Other\r\n${'BEGIN:STANDARD\r\nDTSTART:16010101T000000\r\nRRULE:FREQ=SECONDLY\r\nTZOFFSETTO:+9999\r\nEND:STANDARD\r\n'.repeat(700)}END:VTIMEZONE`,
        'BEGIN:VTIMEZONE\r\nTZID:W. Europe Standard Time\r\nEND:VTIMEZONE',
        'BEGIN:VTIMEZONE\r\nTZID:W. Europe Standard Time\r\nBEGIN:STANDARD\r\nDTSTART:20270101T000000\r\nTZOFFSETTO:x\r\nEND:STANDARD\r\nEND:VTIMEZONE',
      ][index]!,
  ),
);

const times = ['', 'x', '20270408', '20270408T203000', ';RANGE=THISANDFUTURE:20270408T183000Z'].flatMap(
  (time) =>
    [good, moved].map((text) =>
      text.replace(
        'BEGIN:VEVENT',
        `BEGIN:VEVENT\r\nRECURRENCE-ID${time.startsWith(';') ? time : `:${time}`}`,
      ),
    ),
);

/** A calendar cut off at some point, as when a server stops sending. */
const cut = Array.from({ length: 51 }, (_, index) =>
  good.slice(0, Math.floor((good.length - 20) * (index / 51))),
);

/** Two hundred calendar parts that are not that person's answer to that meeting, or that are made to cost time. */
export const HOSTILE_CALENDARS: readonly string[] = [
  ...methods.map((method) => good.replace('METHOD:REPLY', `METHOD:${method}`)),
  good.replace(/METHOD.*\r\n/, ''),
  ...uids.map((uid) => good.replace(/UID:.*/, () => `UID:${uid}`)),
  ...attendees.map((line) => good.replace(attendee, line)),
  ...states.map((says) => good.replace('PARTSTAT=ACCEPTED', `PARTSTAT=${says}`)),
  ...structures,
  ...large,
  ...noTimes,
  ...noZones,
  ...zoneBlocks,
  ...times,
  ...cut,
];
