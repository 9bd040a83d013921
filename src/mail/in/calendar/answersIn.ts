import { readAnswers } from '../../../lib/calendar/read/readAnswers.ts';
import type { CalendarAnswer } from '../../../lib/calendar/read/readAnswers.ts';
import type { Attachment, Message } from '../message/index.ts';

/** Most calendars of one mail that are looked at: programs write the same one twice, beside the text and as a file. */
const MOST = 3;
/** Octets of one calendar; no answer is a tenth as large. */
const LARGEST = 200_000;

/** Whether a part of a mail is a calendar, by the type and file name that its sender gives. */
export const isCalendar = ({ type, name }: Pick<Attachment, 'type' | 'name'>): boolean =>
  /^(?:text\/calendar|application\/ics)$/i.test(type) || /\.ics$/i.test(name);

/** The answers of a calendar program in a mail, each once. */
export function answersIn({ attachments }: Pick<Message, 'attachments'>): CalendarAnswer[] {
  const texts = attachments
    .filter((one) => isCalendar(one) && one.bytes.length <= LARGEST)
    .slice(0, MOST)
    .map(({ bytes }) => new TextDecoder().decode(bytes));
  const answers = [...new Set(texts)].flatMap(readAnswers);
  return [...new Map(answers.map((one) => [`${one.uid} ${one.occurrence?.getTime()}`, one])).values()];
}

/** The answers about one meeting, from one person. Answers that name another meeting or somebody else are left out. */
export const answersTo = (
  answers: readonly CalendarAnswer[],
  { uid, address }: { uid: string; address: string | null },
): CalendarAnswer[] =>
  answers.filter(
    (one) =>
      one.uid === uid &&
      address !== null &&
      one.attendee === address &&
      (one.method === 'COUNTER' || one.says !== 'NEEDS-ACTION'),
  );
