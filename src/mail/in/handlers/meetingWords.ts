import type { Ctx } from '../../../rooms/ctx.ts';
import type { Outcome } from '../../../rooms/incoming/index.ts';
import { answer, cancel, occurrences, seriesOf } from '../../../rooms/meetings/index.ts';
import type { Meeting } from '../../../rooms/meetings/index.ts';
import { membersOf } from '../../../rooms/partnerships/index.ts';
import type { OwnPartnership } from '../../../rooms/partnerships/index.ts';
import { roundById } from '../../../rooms/programmes/index.ts';
import type { Target } from '../../ownAddresses/replyAddress.ts';
import { continueConversation } from '../byMail/continueConversation.ts';
import { numberAlone } from '../byMail/numberAlone.ts';
import { readAnswer } from '../byMail/yesOrNo.ts';
import type { Incoming } from '../handlers.ts';
import { hasAttachments } from '../pictures.ts';
import { letterHandler } from './letter.ts';

/**
 * An answer in words to a mail about a meeting: a yes or no alone says so to the one time, and a no to the next of a series that stands; the number of a proposed
 * time says yes to it, and anything else is a letter to the partner.
 */
export async function answerMeetingInWords(
  ctx: Ctx,
  incoming: Incoming,
  target: Target,
  { meeting, own }: { meeting: Meeting; own: OwnPartnership },
): Promise<Outcome> {
  const { programme } = target;
  const person = incoming.sender.person!.id;
  const of = { programme, person, meeting: meeting.id };
  const isOver = meeting.state === 'cancelled' || meeting.state === 'over';
  const { message } = incoming;
  const number = hasAttachments(message) ? 0 : numberAlone(message.words.own);
  const time = meeting.times[number - 1]?.id;
  const said = time === undefined ? await readAnswer(ctx, incoming, target) : 'yes';
  if (isOver || !said)
    return letterHandler.handle(ctx, incoming, { ...target, kind: 'letter', subject: own.id });
  const occurrence = said === 'no' ? await nextOfSeries(ctx, meeting, own, programme) : undefined;
  const done =
    occurrence === undefined
      ? await answer(ctx, { ...of, says: said, time, sequence: meeting.askedSequence })
      : await cancel(ctx, { ...of, occurrence });
  if (done.ok) return { done: 'meeting' };
  const reason = done.reason === 'unknown' ? 'ended' : done.reason === 'replaced' ? 'older' : done.reason;
  const isTold = await continueConversation(ctx, incoming, {
    programme,
    person,
    kind: 'meeting-trouble',
    data: { partnership: own.id, meeting: meeting.id, reason },
  });
  return isTold ? { done: 'meeting' } : { tray: 'unanswered' };
}

/**
 * The next time of a series that stands between two, which is what a no to a mail about it means: whoever cannot come once has not called the others off. Of three
 * who says no leaves the meeting to the other two.
 */
async function nextOfSeries(
  ctx: Ctx,
  meeting: Meeting,
  own: OwnPartnership,
  programme: number,
): Promise<string | undefined> {
  const series = meeting.weeks === null || membersOf(own).length > 2 ? null : seriesOf(meeting);
  if (!series) return undefined;
  const { ends } = (await roundById(ctx, programme, own.round)).dates;
  const now = ctx.clock.now();
  return [...occurrences(series, ends.dueAt)].find(({ at }) => at > now)?.wall;
}
