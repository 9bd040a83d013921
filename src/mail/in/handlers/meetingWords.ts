import type { Ctx } from '../../../rooms/ctx.ts';
import type { Outcome } from '../../../rooms/incoming/index.ts';
import { answer } from '../../../rooms/meetings/index.ts';
import type { Meeting } from '../../../rooms/meetings/index.ts';
import type { OwnPartnership } from '../../../rooms/partnerships/index.ts';
import type { Target } from '../../ownAddresses/replyAddress.ts';
import { continueConversation } from '../byMail/continueConversation.ts';
import { readAnswer } from '../byMail/yesOrNo.ts';
import type { Incoming } from '../handlers.ts';
import { letterHandler } from './letter.ts';

/**
 * An answer in words to a mail about a meeting: a yes or no alone says so to the one time, the number of a proposed time says yes to it, and anything else is a
 * letter to the partner.
 */
export async function takeMeetingWords(
  ctx: Ctx,
  incoming: Incoming,
  target: Target,
  { meeting, own }: { meeting: Meeting; own: OwnPartnership },
): Promise<Outcome> {
  const { programme } = target;
  const person = incoming.sender.person!.id;
  const of = { programme, person, meeting: meeting.id };
  const isOver = meeting.state === 'cancelled' || meeting.state === 'over';
  const time = meeting.times[numberIn(incoming.message.words.own) - 1]?.id;
  const said = time === undefined ? await readAnswer(ctx, incoming, target) : 'yes';
  if (isOver || !said)
    return letterHandler.handle(ctx, incoming, { ...target, kind: 'letter', subject: own.id });
  const done = await answer(ctx, { ...of, says: said, time });
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

/** The number that is all of somebody's words, in whichever digits; 0 for anything else. */
function numberIn(own: string): number {
  const digit = /^\s*(\p{Nd})\s*[.)]?\s*$/u.exec(own)?.[1];
  return digit === undefined ? 0 : '0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹'.indexOf(digit) % 10;
}
