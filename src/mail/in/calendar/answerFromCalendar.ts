import type { CalendarAnswer } from '../../../lib/calendar/read/readAnswers.ts';
import type { Ctx } from '../../../rooms/ctx.ts';
import {
  answer,
  cancel,
  lengthWithin,
  move,
  occurrences,
  oneTime,
  seriesOf,
} from '../../../rooms/meetings/index.ts';
import type { Meeting, Says } from '../../../rooms/meetings/index.ts';
import { instantOf } from '../../../lib/calendar/wallTime.ts';
import type { MeetingTrouble } from '../../out/meetings/kinds.ts';

/** The person who answers, the meeting as it now stands, and when its round ends. */
export interface Answering {
  programme: number;
  person: number;
  /** The person's time zone: a time that they propose is on its clock. */
  zone: string;
  meeting: Meeting;
  ends: Date;
}

const SAYS: Readonly<Partial<Record<CalendarAnswer['says'], Says>>> = {
  ACCEPTED: 'yes',
  DECLINED: 'no',
  TENTATIVE: 'maybe',
};

/**
 * Does what a calendar program answered to an invitation. Returns why the answer did nothing; null when everything is as the program said.
 * When a program removes the entry of a meeting that is already off, it says no: that is no trouble.
 */
export async function answerFromCalendar(
  ctx: Ctx,
  by: Answering,
  said: CalendarAnswer & { also?: readonly Date[] },
): Promise<MeetingTrouble | null> {
  const { meeting } = by;
  if (meeting.state === 'cancelled' || meeting.state === 'over')
    return said.method === 'REPLY' && said.says === 'DECLINED' ? null : 'ended';
  if (said.says === 'DELEGATED') return 'delegated';
  if (isToAnother(meeting, said)) return 'older';
  if (said.method === 'COUNTER' && !isAtThatTime(meeting, said)) return moveAsProposed(ctx, by, said);
  const says = SAYS[said.says];
  if (!says) return null;
  if (said.occurrence) return answerOneTime(ctx, by, { says, at: said.occurrence, also: said.also ?? [] });
  return troubleOf(
    await answer(ctx, { ...whose(by), says, sequence: said.sequence ?? meeting.askedSequence }),
  );
}

const whose = ({ programme, person, meeting }: Answering) => ({ programme, person, meeting: meeting.id });

/** Whether the answer is to an earlier proposal: it names that version, or no version and another time. */
function isToAnother(meeting: Meeting, said: CalendarAnswer): boolean {
  if (said.sequence !== null) return said.sequence < meeting.askedSequence;
  const isWhole = said.method === 'REPLY' && said.start !== null && said.occurrence === null;
  return isWhole && meeting.askedSequence > 0 && !isAtThatTime(meeting, said);
}

/** Some programs write an answer with a comment as a proposal of the same time. */
function isAtThatTime(meeting: Meeting, { start, minutes, occurrence }: CalendarAnswer): boolean {
  if (minutes !== null && lengthWithin(minutes) !== meeting.minutes) return false;
  const at = occurrence ?? ((time) => time && instantOf(time))(oneTime(meeting));
  return start !== null && at?.getTime() === start.getTime();
}

/**
 * Handles an answer with another time or length: proposes to move the meeting there. The proposal replaces the version that was answered,
 * or the current one.
 */
async function moveAsProposed(
  ctx: Ctx,
  by: Answering,
  { start, minutes, occurrence, sequence }: CalendarAnswer,
): Promise<MeetingTrouble | null> {
  if (!start) return 'time';
  const wall = Temporal.Instant.fromEpochMilliseconds(start.getTime()).toZonedDateTimeISO(by.zone);
  const moved = {
    ...whose(by),
    times: [{ date: wall.toPlainDate().toString(), minute: wall.hour * 60 + wall.minute }],
    minutes: minutes ?? undefined,
    sequence: sequence ?? by.meeting.askedSequence,
  };
  if (!occurrence || by.meeting.weeks === null) return troubleOf(await move(ctx, moved));
  const one = timeOfSeries(by, occurrence);
  return one === null ? 'older' : troubleOf(await move(ctx, { ...moved, occurrence: one }));
}

/**
 * The answers of one mail in the order to handle them. Times of a series that are declined in it go together, since one mail tells of all
 * of them.
 */
export function declinedTogether(
  answers: readonly CalendarAnswer[],
): (CalendarAnswer & { also: readonly Date[] })[] {
  const [first, ...more] = answers.filter(
    ({ method, says, occurrence }) => method === 'REPLY' && says === 'DECLINED' && occurrence !== null,
  );
  const also = more.flatMap(({ occurrence }) => occurrence ?? []);
  return answers
    .filter((one) => !more.includes(one))
    .map((one) => Object.assign(one, { also: one === first ? also : [] }));
}

/**
 * Handles an answer to single times of a series. A no removes them. A yes adds nothing to what stands, and says too little of what is
 * proposed.
 */
async function answerOneTime(
  ctx: Ctx,
  by: Answering,
  { says, at, also: others }: { says: Says; at: Date; also: readonly Date[] },
): Promise<MeetingTrouble | null> {
  if (by.meeting.state !== 'stands') return 'series';
  const [one, ...also] = [at, ...others].flatMap((time) => timeOfSeries(by, time) ?? []);
  if (one === undefined) return says === 'no' ? null : 'older';
  return says === 'no' ? troubleOf(await cancel(ctx, { ...whose(by), occurrence: one, also })) : null;
}

/** The time of the series at an instant, as its own wall clock shows it. */
function timeOfSeries({ meeting, ends }: Answering, at: Date): string | null {
  const series = seriesOf(meeting);
  if (!series) return null;
  for (const one of occurrences(series, ends)) if (one.at.getTime() === at.getTime()) return one.wall;
  return null;
}

type Done = { ok: true } | { ok: false; reason: string };

function troubleOf(done: Done): MeetingTrouble | null {
  if (done.ok) return null;
  if (done.reason === 'began') return 'began';
  if (done.reason === 'replaced' || done.reason === 'which') return 'older';
  return done.reason === 'unknown' || done.reason === 'ended' ? 'ended' : 'time';
}
