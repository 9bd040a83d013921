import type { SomeMail } from '../../../rooms/kinds.ts';
import type { Ctx } from '../../../rooms/ctx.ts';
import { mayAnswerStranger } from '../../../rooms/incoming/index.ts';
import type { Outcome } from '../../../rooms/incoming/index.ts';
import { answersToday } from './answersToday.ts';
import type { Incoming } from '../handlers.ts';

/** Most mails in a day that tell one person that something could not be done. */
const A_DAY = 5;

/**
 * Tells a person that their mail could not do what they wanted. After several such answers today, the mail goes to the tray instead, so
 * that it is not lost.
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
 * Whether a machine may answer at the address of a mail's From line. Always, when the sender is shown to own it; never, when the domain
 * says that the mail is not theirs; otherwise as `mayAnswerStranger` says. Notes the answer.
 */
export async function mayAnswerSender(ctx: Ctx, { sender }: Incoming, address: string): Promise<boolean> {
  if (address === '') return false;
  return sender.isShown || (sender.check !== 'fail' && (await mayAnswerStranger(ctx, address)));
}
