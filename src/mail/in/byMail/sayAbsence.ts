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

/** The data of the next mail in the conversation about an absence. */
export type AbsenceStep =
  | { step: 'question'; problem?: AbsenceProblem }
  | { step: 'confirm'; until: string }
  /** Without a day, the absence is a break. */
  | { step: 'noted'; until?: string };

/** Whether the mail answers a mail from or about a partner. */
export const isOfPartner = ({ kind }: Target): boolean => ['letter', 'contact', 'silence'].includes(kind);

/**
 * Handles the word of somebody who will be away. In an answer to a mail from or about their partner, sent to their own reply address, the
 * day counts at once, since they can take it back. Otherwise they are asked first. False when they had so many answers today that people
 * should see the mail.
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

/** Notes that somebody is away until the day they named in their own answer, or takes a break without a day. Otherwise says why not. */
export async function noteAbsence(
  ctx: Ctx,
  who: { programme: number; person: number; until: string | null },
): Promise<AbsenceStep> {
  const done = await declareAbsence(ctx, who);
  if (done.ok && who.until === null) return { step: 'noted' };
  return done.ok ? { step: 'noted', until: done.until } : { step: 'question', problem: told(done.reason) };
}

/** Asks somebody to confirm the day they named, in a case where it may not count yet; asks for another day when this one cannot be. */
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
