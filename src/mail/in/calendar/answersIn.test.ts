import { expect, test } from 'vitest';
import { answerOf, PROGRAMS } from '../../../../test/calendarPrograms.ts';
import { ANSWERED, HOSTILE_CALENDARS } from '../../../../test/hostileCalendars.ts';
import { answersIn, answersTo } from './answersIn.ts';

const attached = (text: string, type = 'text/calendar', name = '') => ({
  name,
  type,
  bytes: new TextEncoder().encode(text),
  isInline: false,
});

const good = answerOf(PROGRAMS[0]!, { method: 'REPLY', says: 'ACCEPTED' });

test('an answer is found beside the text and as a file, once', () => {
  const attachments = [
    attached(good),
    attached(good, 'application/ics', 'invite.ics'),
    attached(good, 'application/octet-stream', 'INVITE.ICS'),
    attached(good, 'text/plain', 'notes.txt'),
  ];
  for (const some of [attachments, ...attachments.slice(0, 3).map((one) => [one])])
    expect(answersTo(answersIn({ attachments: some }), ANSWERED)).toHaveLength(1);
  expect(answersIn({ attachments: attachments.slice(3) })).toEqual([]);
  expect(answersTo(answersIn({ attachments }), { ...ANSWERED, address: null })).toEqual([]);
});

test('two hundred hostile calendars say nothing', () => {
  expect(HOSTILE_CALENDARS.length).toBe(200);
  const said = HOSTILE_CALENDARS.filter((text) =>
    answersTo(answersIn({ attachments: [attached(text)] }), ANSWERED).some(
      ({ method, start }) => method === 'REPLY' || start,
    ),
  );
  expect(said).toEqual([]);
});
