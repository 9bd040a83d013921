import { checkDay, declareAbsence, todayOf } from '../../../rooms/partnerships/index.ts';
import type { Ctx } from '../../../rooms/ctx.ts';
import type { Person } from '../../../rooms/people/index.ts';
import type { Target } from '../../ownAddresses/replyAddress.ts';
import type { Incoming } from '../handlers.ts';
import { occasionToday } from './askedToday.ts';
import { continueConversation } from './continueConversation.ts';
import { asksForBreak } from './readCommand.ts';
import { readDay } from './readDay.ts';
import type { AbsenceProblem } from '../../out/byMail/kinds.ts';

/** The data of the mail that goes on the conversation about an absence. */
export type AbsenceStep =
  | { step: 'question'; problem?: AbsenceProblem }
  | { step: 'confirm'; until: string }
  /** A break when there is no day. */
  | { step: 'noted'; until?: string };

/** Whether an answer is to a mail from or about a partner. */
export const isOfPartner = ({ kind }: Target): boolean => ['letter', 'contact', 'silence'].includes(kind);

/**
 * Goes on with somebody who will be away. In the answer to a mail from or about their partner, whose address is their own, the day counts at once, since it can be
 * taken back; otherwise they are asked first. False when they were answered so often today that people should see it.
 */
export async function sayAway(
  ctx: Ctx,
  incoming: Incoming,
  target: Target,
  { person, until: said }: { person: Person; until: string },
): Promise<boolean> {
  const { programme_id: programme, id } = person;
  const here = await todayOf(ctx, programme, id);
  const until = here && said ? readDay(said, here.today) : null;
  const who = { programme, person: id, until: until ?? '' };
  const isOwn = isOfPartner(target) && incoming.sender.person !== null;
  const isBreak = isOwn && asksForBreak(incoming.message.words.own);
  const data: AbsenceStep = isBreak
    ? await noteAbsence(ctx, { programme, person: id, until: null })
    : !until
      ? { step: 'question' }
      : isOwn
        ? await noteAbsence(ctx, who)
        : await confirmAbsence(ctx, who);
  if (isOwn) return continueConversation(ctx, incoming, { programme, person: id, kind: 'absence', data });
  const word = until ? `away-${until}` : 'away';
  const occasion = await occasionToday(ctx, person, { word, isShown: incoming.sender.isShown });
  if (occasion === null) return false;
  await ctx.mailer.queue(ctx, [
    {
      programme,
      kind: 'absence',
      occasion,
      person: id,
      data,
      inReplyTo: incoming.message.messageId,
    },
  ]);
  return true;
}

/** Notes that somebody is away until a day that they named in an answer of their own, or takes a break without one; or says why not. */
export async function noteAbsence(
  ctx: Ctx,
  who: { programme: number; person: number; until: string | null },
): Promise<AbsenceStep> {
  const done = await declareAbsence(ctx, who);
  if (done.ok && who.until === null) return { step: 'noted' };
  return done.ok ? { step: 'noted', until: done.until } : { step: 'question', problem: told(done.reason) };
}

/** The question to somebody who named a day where nothing may happen yet: whether it is the one, or for another when it cannot be. */
export async function confirmAbsence(
  ctx: Ctx,
  { programme, person, until }: { programme: number; person: number; until: string },
): Promise<AbsenceStep> {
  const here = await todayOf(ctx, programme, person);
  const problem = here ? checkDay(until, here.today) : 'bad-day';
  return problem ? { step: 'question', problem: told(problem) } : { step: 'confirm', until };
}

const told = (reason: string): AbsenceProblem =>
  reason === 'past' || reason === 'too-far' ? reason : 'unread';
