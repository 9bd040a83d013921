/**
 * Answers to an invitation as calendar programs write them, by their documentation. They differ in the text around the answer, in the name
 * of the time zone and in line breaks. The invitation is for 25 March 2027, 20:30 in Rome (19:30 UTC), 45 minutes.
 */

const UID = 'meeting-12@mentoring.example';

const OUTLOOK_ZONE = [
  'BEGIN:VTIMEZONE',
  'TZID:W. Europe Standard Time',
  'BEGIN:STANDARD',
  'DTSTART:16010101T030000',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:16010101T020000',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
];

const APPLE_ZONE = [
  'BEGIN:VTIMEZONE',
  'TZID:Europe/Rome',
  'BEGIN:DAYLIGHT',
  'TZOFFSETFROM:+0100',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'DTSTART:19810329T020000',
  'TZNAME:CEST',
  'TZOFFSETTO:+0200',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'TZOFFSETFROM:+0200',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'DTSTART:19961027T030000',
  'TZNAME:CET',
  'TZOFFSETTO:+0100',
  'END:STANDARD',
  'END:VTIMEZONE',
];

interface Program {
  name: string;
  head: string[];
  zone: string[];
  /** A wall time in Rome as the program writes it. */
  at: (name: string, wall: string, utc: string) => string;
  /** The attendee's line; `says` is the value of PARTSTAT. */
  attendee: (says: string) => string;
  end: string;
  rest: string[];
}

const inUtc: Program['at'] = (name, _wall, utc) => `${name}:${utc}`;

export const PROGRAMS: readonly Program[] = [
  {
    name: 'Google Calendar',
    head: ['PRODID:-//Google Inc//Google Calendar 70.9054//EN', 'VERSION:2.0', 'CALSCALE:GREGORIAN'],
    zone: [],
    at: inUtc,
    attendee: (says) =>
      `ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=${says};CN=luca@cast.exam\r\n ple;X-NUM-GUESTS=0:mailto:luca@cast.example`,
    end: '\r\n',
    rest: ['CREATED:20270101T000000Z', 'SUMMARY:With Amina', 'TRANSP:OPAQUE'],
  },
  {
    name: 'Outlook and Exchange',
    head: ['PRODID:Microsoft Exchange Server 2010', 'VERSION:2.0'],
    zone: OUTLOOK_ZONE,
    at: (name, wall) => `${name};TZID=W. Europe Standard Time:${wall}`,
    attendee: (says) => `ATTENDEE;PARTSTAT=${says};CN=Luca:MAILTO:luca@cast.example`,
    end: '\r\n',
    rest: [
      'SUMMARY;LANGUAGE=en-US:Accepted: With Amina',
      'CLASS:PUBLIC',
      'X-MICROSOFT-CDO-APPT-SEQUENCE:3',
      'X-MICROSOFT-CDO-BUSYSTATUS:BUSY',
    ],
  },
  {
    name: 'Apple Calendar',
    head: ['CALSCALE:GREGORIAN', 'PRODID:-//Apple Inc.//macOS 26.1//EN', 'VERSION:2.0'],
    zone: APPLE_ZONE,
    at: (name, wall) => `${name};TZID=Europe/Rome:${wall}`,
    attendee: (says) =>
      `ATTENDEE;CN="Luca Bianchi";CUTYPE=INDIVIDUAL;EMAIL="luca@cast.example";PARTSTAT=\r\n ${says}:mailto:luca@cast.example`,
    end: '\r\n',
    rest: ['TRANSP:OPAQUE', 'CREATED:20270101T000000Z'],
  },
  {
    name: 'Thunderbird',
    head: ['PRODID:-//Mozilla.org/NONSGML Mozilla Calendar V1.1//EN', 'VERSION:2.0'],
    zone: APPLE_ZONE.map((line) =>
      line === 'TZID:Europe/Rome' ? 'TZID:/mozilla.org/20070129_1/Europe/Rome' : line,
    ),
    at: (name, wall) => `${name};TZID=/mozilla.org/20070129_1/Europe/Rome:${wall}`,
    attendee: (says) =>
      `ATTENDEE;CN=luca@cast.example;RSVP=TRUE;PARTSTAT=${says};ROLE=REQ-PARTICIPANT:mailto:luca@cast.example`,
    end: '\r\n',
    rest: ['X-MOZ-RECEIVED-SEQUENCE:3', 'TRANSP:OPAQUE'],
  },
  {
    name: 'a program that breaks lines with LF alone',
    head: ['VERSION:2.0', 'PRODID:-//Zimbra Collaboration Suite//EN'],
    zone: APPLE_ZONE,
    at: (name, wall) => `${name};TZID="Europe/Rome":${wall}`,
    attendee: (says) =>
      `ATTENDEE;CN=Luca;ROLE=REQ-PARTICIPANT;PARTSTAT=${says};SENT-BY="mailto:asst@cast.example":mailto:luca@cast.example`,
    end: '\n',
    rest: ['BEGIN:VALARM', 'ACTION:DISPLAY', 'TRIGGER:-PT5M', 'END:VALARM'],
  },
  {
    name: 'Fastmail',
    head: ['VERSION:2.0', 'PRODID:-//CyrusIMAP.org//Cyrus//EN'],
    zone: APPLE_ZONE,
    at: (name, wall) => `${name};TZID=Europe/Rome;X-CYRUS=1:${wall}`,
    attendee: (says) =>
      `ATTENDEE;X-JMAP-ID=1;PARTSTAT=${says};SCHEDULE-STATUS="2.0":MAILTO:Luca@cast.example`,
    end: '\r\n',
    rest: ['X-JMAP-SENT-BY;VALUE=UNKNOWN:x'],
  },
];

/** The answer of one program. `method` and states may be in small letters, since some programs write them so. */
export function answerOf(
  program: Program,
  answer: { method: 'REPLY' | 'COUNTER'; says: string; comment?: string; occurrence?: boolean },
): string {
  const { method, says, comment, occurrence } = answer;
  const moved = method === 'COUNTER';
  const lines = [
    'BEGIN:VCALENDAR',
    ...program.head,
    `METHOD:${method}`,
    ...program.zone,
    'BEGIN:VEVENT',
    program.at(
      'DTSTART',
      moved ? '20270401T210000' : '20270325T203000',
      moved ? '20270401T190000Z' : '20270325T193000Z',
    ),
    program.at(
      'DTEND',
      moved ? '20270401T214500' : '20270325T211500',
      moved ? '20270401T194500Z' : '20270325T201500Z',
    ),
    ...(occurrence ? [program.at('RECURRENCE-ID', '20270408T203000', '20270408T183000Z')] : []),
    'DTSTAMP:20270105T120000Z',
    'ORGANIZER;CN=Far Shelves:mailto:reply+a.b@mail.example',
    `UID:${UID}`,
    program.attendee(says),
    'SEQUENCE:3',
    ...(comment === undefined ? [] : [`COMMENT;LANGUAGE=en:${comment}`]),
    ...program.rest,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ];
  return lines.join('\r\n').replaceAll('\r\n', program.end);
}
