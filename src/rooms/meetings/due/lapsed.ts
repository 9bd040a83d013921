import { seriesAt } from '../queries.ts';
import { nextToBegin, occurrences } from '../rules/times.ts';
import type { Doing, DueMeeting } from './whatIsDue.ts';
import { mailsOfChange } from '../writeChange.ts';

/**
 * Closes a proposal whose last hour has passed. Tells its proposer and those who were asked, except people who said no to all of it. A
 * series stays open while later times can be accepted; then they are told once that the first has passed.
 */
export function lapsed({ programme, meeting, ends, here }: DueMeeting, now: Date): Doing {
  const isOpen = meeting.times.some((time) => nextToBegin(seriesAt(meeting, time), ends, now));
  const to = here.filter(
    (one) =>
      !meeting.times.every(({ said }) => said.some(({ person, says }) => person === one && says === 'no')),
  );
  const sequence = isOpen ? meeting.sequence : meeting.sequence + 1;
  const told = { programme, meeting, sequence, by: meeting.proposer ?? undefined };
  const mails = mailsOfChange('meeting-lapsed', told, to);
  if (!isOpen) return { mails, asked: null, next: null, isChange: true };
  const last = meeting.times.flatMap((time) => [...occurrences(seriesAt(meeting, time), ends)]);
  const next = new Date(Math.max(...last.map(({ at }) => at.getTime())));
  return { mails, asked: null, next, isChange: false };
}
