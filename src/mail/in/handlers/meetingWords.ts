import type { Ctx } from '../../../rooms/ctx.ts';
import type { Outcome } from '../../../rooms/incoming/index.ts';
import { answer, cancel, occurrences, seriesOf } from '../../../rooms/meetings/index.ts';
import type { Meeting } from '../../../rooms/meetings/index.ts';
import { membersOf } from '../../../rooms/partnerships/index.ts';
import type { OwnPartnership } from '../../../rooms/partnerships/index.ts';
import { roundById } from '../../../rooms/programmes/index.ts';
import { meetingKinds } from '../../out/meetings/kinds.ts';
import { readMail } from '../../out/registry.ts';
import type { Target } from '../../ownAddresses/replyAddress.ts';
import { continueConversation } from '../byMail/continueConversation.ts';
import { mailAnswered } from '../byMail/mailAnswered.ts';
import { numberAlone } from '../byMail/numberAlone.ts';
import { readAnswer } from '../byMail/yesOrNo.ts';
import type { Incoming } from '../handlers.ts';
import { hasAttachments } from '../pictures.ts';
import { letterHandler } from './letter.ts';

/**
 * Handles an answer in words to a mail about a meeting. A yes or no alone answers for its one time. In a series, no means the time that the
 * mail is about, or else the next one. The number of a proposed time says yes to that time; anything else is a letter to the partner. An
 * answer does nothing when the mail is older than a new proposal or than the end of the meeting: its writer is asked, or told.
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
  const about = await whatIsAnswered(ctx, incoming, { ...of, now: meeting.sequence });
  const isOlder = about.sequence < (isOver ? meeting.sequence : meeting.askedSequence);
  const number = hasAttachments(message) ? 0 : numberAlone(message.words.own);
  const time = meeting.times[number - 1]?.id;
  const isChoice = time !== undefined || (isOlder && number > 0);
  const said = isChoice ? 'yes' : await readAnswer(ctx, incoming, target);
  if (!said || (isOver && !isOlder))
    return letterHandler.handle(ctx, incoming, { ...target, kind: 'letter', subject: own.id });
  const occurrence =
    said === 'no' && !isOlder ? await timeOfSeries(ctx, meeting, own, { programme, ...about }) : undefined;
  const done =
    occurrence === undefined
      ? await answer(ctx, { ...of, says: said, time, sequence: about.sequence })
      : await cancel(ctx, { ...of, occurrence });
  if (done.ok) return { done: 'meeting' };
  const reason = done.reason === 'unknown' ? 'ended' : done.reason === 'replaced' ? 'older' : done.reason;
  const { id, askedSequence: sequence } = meeting;
  const isTold = await continueConversation(ctx, incoming, {
    programme,
    person,
    kind: 'meeting-trouble',
    data: { partnership: own.id, meeting: id, sequence, reason },
  });
  return isTold ? { done: 'meeting' } : { tray: 'unanswered' };
}

/** The facts in a mail about a meeting: the sequence at that time and, for a series, the time that the mail is about. */
interface Told {
  sequence: number;
  occurrence?: string | undefined;
}

const isAboutMeeting = (kind: string): kind is Exclude<keyof typeof meetingKinds, 'hour-trouble'> =>
  kind in meetingKinds && kind !== 'hour-trouble';

/**
 * The facts in the answered mail. When the answering program does not say which mail it answers, those in the latest mail to the person.
 */
async function whatIsAnswered(
  ctx: Ctx,
  { message }: Incoming,
  { now, ...of }: { programme: number; person: number; meeting: number; now: number },
): Promise<Told> {
  const mail = await mailAnswered(ctx, message, of);
  if (!mail || !isAboutMeeting(mail.kind)) return { sequence: now };
  const { meeting, sequence = now, ...told } = readMail(mail.kind, mail.data);
  if (meeting !== of.meeting) return { sequence: now };
  return { sequence, occurrence: 'occurrence' in told ? told.occurrence : undefined };
}

/**
 * The one time that a no by mail means, in a series of two people: somebody who cannot come once has not called off the other times. In a
 * trio, no leaves the meeting to the other two.
 */
async function timeOfSeries(
  ctx: Ctx,
  meeting: Meeting,
  own: OwnPartnership,
  { programme, occurrence }: { programme: number; occurrence?: string | undefined },
): Promise<string | undefined> {
  const series = meeting.weeks === null || membersOf(own).length > 2 ? null : seriesOf(meeting);
  if (!series) return undefined;
  const { ends } = (await roundById(ctx, programme, own.round)).dates;
  const now = ctx.clock.now();
  return occurrence ?? [...occurrences(series, ends.dueAt)].find(({ at }) => at > now)?.wall;
}
