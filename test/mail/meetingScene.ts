import { answerOf, PROGRAMS } from '../calendarPrograms.ts';
import { between } from '../silence.ts';
import { propose } from '../../src/rooms/meetings/index.ts';
import type { PartnersScene } from '../partners.ts';
import type { CastName } from '../cast.ts';
import { answerAt, comesIn } from './incoming.ts';

export const HOUR = {
  times: [{ date: '2027-02-16', minute: 18 * 60 }],
  minutes: 60,
  means: 'video',
  link: 'https://meet.example/us',
  repeats: 'once',
};

export interface MeetingScene extends PartnersScene {
  /** The meeting's number and UID. */
  meeting: number;
  uid: string;
}

/** Amina and Mei, partners. Mei has proposed an hour, with what `more` changes in it. */
export const proposed = (
  play: (scene: MeetingScene) => Promise<void>,
  more: Partial<typeof HOUR> = {},
): Promise<void> =>
  between(async (scene) => {
    const { ctx, cast, pair } = scene;
    const of = { programme: cast.programme, person: cast.people.mei, partnership: pair };
    const done = await propose(ctx, { ...of, ...HOUR, ...more });
    if (!done.ok) throw new Error(done.reason);
    const { uid } = await ctx.db.selectFrom('meeting').select('uid').executeTakeFirstOrThrow();
    await play({ ...scene, meeting: done.meeting, uid });
  });

export const now = ({ ctx }: PartnersScene) =>
  ctx.db
    .selectFrom('meeting')
    .select(['state', 'wall', 'zone', 'sequence', 'without'])
    .orderBy('id')
    .execute();

/** The address to which somebody answers about a meeting. */
export const addressOf = ({ ctx, cast, meeting }: MeetingScene, who: CastName): string =>
  answerAt(ctx, {
    kind: 'meeting',
    programme: cast.programme,
    person: cast.people[who],
    subject: meeting,
  });

export interface CalendarAnswered {
  method?: 'REPLY' | 'COUNTER';
  says?: string;
  /** Another time; a time of a series. */
  start?: string;
  occurrence?: string;
  sequence?: number | null;
  uid?: string;
  attendee?: string;
  comment?: string;
  program?: (typeof PROGRAMS)[number];
}

/** An answer to a meeting in the form of a program, with the values that a test asks for. */
export function calendarAnswer({ uid }: { uid: string }, answer: CalendarAnswered = {}): string {
  const { program = PROGRAMS[0]!, method = 'REPLY', says = 'ACCEPTED', comment } = answer;
  const { sequence = 0, attendee = 'amina@cast.example', start, occurrence } = answer;
  const written = answerOf(program, { method, says, ...(comment === undefined ? {} : { comment }) });
  return (
    written
      .replaceAll(/luca@cast\.exam\r\n ple/g, attendee)
      .replaceAll(/luca@cast\.example/gi, attendee)
      .replace('meeting-12@mentoring.example', answer.uid ?? uid)
      .replace('SEQUENCE:3', sequence === null ? 'X-NO:1' : `SEQUENCE:${sequence}`)
      // A zone begins with a DTSTART of its own, so only that of the event is replaced.
      .replace(/(BEGIN:VEVENT\r?\n)DTSTART[^\r\n]*/, (line, begin: string) =>
        start === undefined ? line : `${begin}DTSTART:${start}`,
      )
      .replace('BEGIN:VEVENT', (line) =>
        occurrence === undefined ? line : `${line}\r\nRECURRENCE-ID:${occurrence}`,
      )
  );
}

/** A mail of a calendar program: words, and beside them the calendar. */
export const calendarMail = (calendar: string, words = 'An answer to an invitation.') => ({
  subject: 'Accepted: Meeting',
  type: 'multipart/alternative; boundary=b',
  text: [
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    words,
    '--b',
    'Content-Type: text/calendar; charset=utf-8; method=REPLY',
    '',
    calendar,
    '--b--',
  ].join('\r\n'),
});

/** Amina's calendar program answers. */
export const calendarComesIn = (
  scene: MeetingScene,
  calendar: string,
  {
    words = 'Amina has answered.',
    ...mail
  }: Partial<Parameters<typeof comesIn>[1]> & { words?: string } = {},
) =>
  comesIn(scene.ctx, {
    from: 'Amina <amina@cast.example>',
    to: addressOf(scene, 'amina'),
    ...calendarMail(calendar, words),
    ...mail,
  });
