import { answersIn } from '../../../src/mail/in/calendar/answersIn.ts';
import { readMessage } from '../../../src/mail/in/message/index.ts';
import { HOSTILE_CALENDARS } from '../../../test/hostileCalendars.ts';

/** Each mail is read this many times; the longest time counts. */
const TIMES = 5;

/**
 * The most milliseconds of work that a mail with a hostile calendar may take, all threads together: to read the mail and to look for
 * answers in it.
 */
export async function hostileCalendarMs(): Promise<number[]> {
  const longest: number[] = [];
  for (const calendar of HOSTILE_CALENDARS) {
    const raw = mailWith(calendar);
    let most = 0;
    for (let time = 0; time < TIMES; time++) {
      const before = process.cpuUsage();
      const read = await readMessage(Buffer.from(raw));
      if (read.ok) answersIn(read.message);
      const { user, system } = process.cpuUsage(before);
      most = Math.max(most, (user + system) / 1000);
    }
    longest.push(most);
  }
  return longest;
}

function mailWith(calendar: string): Buffer {
  const encoded = Buffer.from(calendar).toString('base64').replaceAll(/.{76}/g, '$&\r\n');
  const head = [
    'From: Luca <luca@cast.example>',
    'To: reply@mentoring.example',
    'Subject: Accepted: Far Shelves',
    'Message-ID: <1@cast.example>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Luca has accepted.',
    '--b',
    'Content-Type: text/calendar; charset=utf-8; method=REPLY',
    'Content-Transfer-Encoding: base64',
    '',
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n${encoded}\r\n--b--\r\n`);
}
