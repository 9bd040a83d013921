import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf, PROGRAMS } from '../../../../test/calendarPrograms.ts';
import { writeCalendar } from '../writeCalendar.ts';
import { readAnswers } from './readAnswers.ts';

const plain = {
  uid: 'meeting-12@mentoring.example',
  sequence: 3,
  occurrence: null,
  attendee: 'luca@cast.example',
  start: new Date('2027-03-25T19:30Z'),
  minutes: 45,
  comment: '',
};

describe.each(PROGRAMS.map((program) => [program.name, program] as const))('%s', (_name, program) => {
  test.each(['ACCEPTED', 'DECLINED', 'TENTATIVE', 'DELEGATED', 'NEEDS-ACTION'])('%s', (says) => {
    const read = readAnswers(answerOf(program, { method: 'REPLY', says }));
    expect(read).toEqual([{ ...plain, method: 'REPLY', says }]);
  });

  test('one time of a series, with words', () => {
    const text = answerOf(program, {
      method: 'REPLY',
      says: 'declined',
      occurrence: true,
      comment: 'Sorry\\, not then.\\nThe week after\\; I hope.',
    });
    expect(readAnswers(text)).toEqual([
      {
        ...plain,
        method: 'REPLY',
        says: 'DECLINED',
        occurrence: new Date('2027-04-08T18:30Z'),
        comment: 'Sorry, not then.\nThe week after; I hope.',
      },
    ]);
  });

  test('another time, after the clocks have changed', () => {
    expect(readAnswers(answerOf(program, { method: 'COUNTER', says: 'TENTATIVE' }))).toEqual([
      { ...plain, method: 'COUNTER', says: 'TENTATIVE', start: new Date('2027-04-01T19:00Z') },
    ]);
  });
});

const LF = /\r\n/g;
const good = answerOf(PROGRAMS[1]!, { method: 'REPLY', says: 'ACCEPTED' });

test.each([
  ['a request', good.replace('METHOD:REPLY', 'METHOD:REQUEST')],
  ['no method', good.replace('METHOD:REPLY', 'X:REPLY')],
  ['no UID', good.replace('UID:', 'X-UID:')],
  ['two attendees', good.replace('UID:', 'ATTENDEE:mailto:a@x.example\r\nUID:')],
  ['no end', good.replace('END:VCALENDAR', '')],
  ['ends that cross', good.replace('END:VEVENT', 'END:VTODO')],
  ['a task', good.replaceAll('VEVENT', 'VTODO')],
  ['words', 'I shall come'],
  ['our own invitation', writeCalendar({ method: 'REQUEST', events: [] })],
])('%s is no answer', (_name, text) => {
  expect(readAnswers(text)).toEqual([]);
  expect(readAnswers(text.replaceAll(LF, '\n'))).toEqual([]);
});

const HOSTILE: readonly string[] = [
  '\r\n '.repeat(50_000),
  `${'BEGIN:VCALENDAR\r\n'.repeat(3000)}`,
  good.replace('UID:', `${';A=B'.repeat(5000)}:\r\nUID:`),
  good.replace('UID:', `ATTENDEE${';CN="'.repeat(4000)}\r\nUID:`),
  good.replace('COMMENT', `X:${'\\'.repeat(100_000)}\r\nCOMMENT`),
  good.replace('RRULE:FREQ=YEARLY', 'RRULE:FREQ=SECONDLY'),
  good.replaceAll('16010101', '99991231'),
  good.replace(/TZOFFSETTO:\+0100/, 'TZOFFSETTO:+9999'),
  good.replace('20270325T203000', '00000000T999999'),
  good.replace('W. Europe', '../../../etc/passwd'),
  `${'BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\n'}${'BEGIN:VEVENT\r\nUID:x\r\nATTENDEE:mailto:x\r\nEND:VEVENT\r\n'.repeat(900)}END:VCALENDAR`,
  'x'.repeat(10_000_000),
];

test('hostile calendars do nothing', () => {
  for (const text of HOSTILE) expect(readAnswers(text).length).toBeLessThanOrEqual(20);
  const pieces = fc.constantFrom(
    ...good.split('\r\n'),
    ';',
    ':',
    '"',
    '\\',
    'BEGIN:VTIMEZONE',
    'END:VCALENDAR',
    '\u0000',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 60 }), (lines) => {
      expect(
        readAnswers(['BEGIN:VCALENDAR', 'METHOD:REPLY', ...lines].join('\r\n')).length,
      ).toBeLessThanOrEqual(20);
    }),
  );
});
