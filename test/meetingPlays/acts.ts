import type { seeded } from '../../sample/people/random.ts';
import { answer, cancel, changeLink, move } from '../../src/rooms/meetings/index.ts';
import type { Meeting } from '../../src/rooms/meetings/index.ts';
import type { TestCtx } from '../context.ts';
import { PROGRAMS } from '../calendarPrograms.ts';
import { comesIn } from '../mail/incoming.ts';
import { calendarAnswer, calendarMail } from '../mail/meetingScene.ts';
import type { CalendarProgram } from './calendarProgram.ts';

export interface Member {
  name: string;
  person: number;
  address: string;
  program: CalendarProgram;
}

type Random = ReturnType<typeof seeded>;

const HOUR = 3_600_000;

/** An act of a member on a meeting: on the page, by words in a mail, or in their calendar program. */
export function actOf(
  ctx: TestCtx,
  random: Random,
  { programme, meeting, member }: { programme: number; meeting: Meeting; member: Member },
): () => Promise<unknown> {
  const of = { programme, person: member.person, meeting: meeting.id };
  const says = random.pick(['yes', 'yes', 'yes', 'yes', 'yes', 'maybe', 'no'] as const);
  const day = random.int(2, 6);
  const time = (more: number) => ({ date: `2027-02-${12 + day + more}`, minute: random.int(8, 20) * 60 });
  const entry = member.program.entries.get(meeting.uid);
  const occurrence = random.pick(entry && entry.times.length > 1 ? entry.times.slice(0, 4) : [undefined]);
  const way = random.int(0, 13);
  if (way < 3) return () => answer(ctx, { ...of, says, time: random.pick(meeting.times)?.id });
  if (way === 3) return () => cancel(ctx, of);
  if (way < 6) return () => move(ctx, { ...of, times: [time(0), time(1)].slice(0, random.int(1, 2)) });
  if (way === 6)
    return () => changeLink(ctx, { ...of, link: random.pick(['https://meet.example/us', null, 'A café']) });
  const from = `${member.name} <${member.address}>`;
  const to = entry?.organizer;
  // This member has had no invitation yet.
  if (to === undefined) return () => answer(ctx, { ...of, says, time: meeting.times[0]?.id });
  if (way === 7)
    return () => comesIn(ctx, { from, to, text: random.pick(['Yes', 'No', '1', '2', 'No, thank you']) });
  const program = random.pick(PROGRAMS);
  const said = random.pick([
    'ACCEPTED',
    'ACCEPTED',
    'ACCEPTED',
    'ACCEPTED',
    'DECLINED',
    'TENTATIVE',
    'DELEGATED',
  ]);
  const isMoved = random.int(0, 3) === 0;
  const start = utc(Date.UTC(2027, 1, 12 + day, random.int(8, 20)));
  const calendar = calendarAnswer(meeting, {
    attendee: member.address,
    program,
    // The member's program may not know of the last change.
    sequence: entry!.sequence,
    ...(isMoved ? { method: 'COUNTER', says: 'TENTATIVE', start } : { says: said }),
    ...(occurrence === undefined || random.int(0, 1) === 0 ? {} : { occurrence: utc(occurrence) }),
  });
  return () => comesIn(ctx, { from, to, ...calendarMail(calendar) });
}

const utc = (at: number): string =>
  `${new Date(at - (at % HOUR)).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
