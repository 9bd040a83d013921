import type { QueuedMail } from '../../ctx.ts';
import type { MetAt } from '../../partnerships/index.ts';
import { lapsed } from './lapsed.ts';
import { seriesOf } from '../queries.ts';
import type { Meeting } from '../queries.ts';
import { ASKED_AFTER, dueReminder, isAskedAfter, nextLook } from '../rules/looking.ts';
import type { ReminderStep } from '../rules/looking.ts';
import { nextOccurrence, nextToBegin } from '../rules/times.ts';
import { comingTo } from '../rules/standing.ts';

const HOUR = 3_600_000;

/** A meeting that has become due. */
export interface DueMeeting {
  programme: number;
  meeting: Meeting;
  /** When it became due. */
  at: Date;
  /** When its round ends. */
  ends: Date;
  /** The present members who are not away. */
  here: readonly number[];
}

/** Things to do about one meeting. */
export interface Doing {
  mails: QueuedMail[];
  /** The time whose members are asked whether they talked; null when none is over. */
  asked: MetAt | null;
  /** When the meeting is looked at next; null once it is over. */
  next: Date | null;
  /** Whether its sequence rises, because all members are told of a change. */
  isChange: boolean;
}

/** Finds what is due for a meeting by now: reminders, the question whether the members talked, and when to look at it again. */
export function whatIsDue(due: DueMeeting, now: Date): Doing {
  const { meeting, ends } = due;
  const series = seriesOf(meeting);
  if (meeting.state === 'proposed' || !series) return lapsed(due, now);
  const doing: Doing = { mails: [], asked: null, next: nextLook(series, ends, now), isChange: false };
  // The time that made the meeting due, however long ago that is.
  const one = nextOccurrence(series, ends, new Date(due.at.getTime() - ASKED_AFTER * HOUR - 1));
  const coming = comingTo(due.here, meeting.proposer, meeting.times[0]?.said ?? []);
  if (!one || coming.length < 2) return doing;
  // Mostly the same time; a later one of a series if the program stood still in between.
  const ahead = nextToBegin(series, ends, now);
  const step = ahead && dueReminder(ahead, now);
  if (step) doing.mails = reminders(due, { occurrence: ahead.wall, step, to: coming });
  if (isAskedAfter(one, now)) {
    const { programme } = due;
    doing.asked = {
      programme,
      partnership: meeting.partnership,
      people: coming,
      from: one.at,
      until: one.ends,
    };
  }
  return doing;
}

function reminders(
  { programme, meeting }: DueMeeting,
  of: { occurrence: string; step: ReminderStep; to: readonly number[] },
): QueuedMail[] {
  const { occurrence, step, to } = of;
  const { id, partnership, sequence } = meeting;
  return to.map((person) => ({
    programme,
    kind: step === 'day' ? ('meeting-reminder' as const) : ('meeting-soon' as const),
    occasion: `meeting:${id}/${occurrence}/${step}`,
    person,
    data: { partnership, meeting: id, sequence, occurrence },
  }));
}
