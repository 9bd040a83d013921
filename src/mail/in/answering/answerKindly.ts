import type { SomeMail } from '../../../rooms/kinds.ts';
import type { Ctx } from '../../../rooms/ctx.ts';
import { mayAnswerStranger } from '../../../rooms/incoming/index.ts';
import type { Outcome } from '../../../rooms/incoming/index.ts';
import { answersToday } from './answersToday.ts';
import type { Incoming } from '../handlers.ts';

/** Answers to one person in a day that something could not be done. */
const A_DAY = 5;

/**
 * Answers a person's mail that could not do what they wanted. When they had several such answers today already, the mail lies in
 * the tray instead, so that it is not lost.
 */
export async function answerKindly(
  ctx: Ctx,
  incoming: Incoming,
  mail: SomeMail & { programme: number; person: number },
): Promise<Outcome> {
  const person = incoming.sender.person;
  if (!person || (await answersToday(ctx, mail.programme, person.id)) >= A_DAY) return { tray: 'unanswered' };
  await ctx.mailer.queue(ctx, [
    { ...mail, occasion: `incoming:${incoming.id}`, inReplyTo: incoming.message.messageId },
  ]);
  return { left: 'answered' };
}

/**
 * Whether a machine may answer a mail at an address that its From line names, and notes that it does: whoever is shown to have written it,
 * always; others as `mayAnswerStranger` says; nobody whose domain says that it is not theirs.
 */
export async function mayAnswerSender(ctx: Ctx, { sender }: Incoming, address: string): Promise<boolean> {
  if (address === '') return false;
  return sender.isShown || (sender.check !== 'fail' && (await mayAnswerStranger(ctx, address)));
}
