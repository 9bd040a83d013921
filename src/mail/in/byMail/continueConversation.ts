import type { Ctx } from '../../../rooms/ctx.ts';
import type { SomeMail } from '../../../rooms/kinds.ts';
import { answersToday } from '../answering/answersToday.ts';
import type { Incoming } from '../handlers.ts';

/**
 * Most answers to one person's mails in a day. Beyond that it is no conversation; the mail then goes to the tray for somebody to look at.
 */
const A_DAY = 20;

/**
 * Answers a mail written to its sender's own reply address, so the conversation goes on. Machines' mail never reaches this, and a volunteer
 * answers people who write very often.
 */
export async function continueConversation(
  ctx: Ctx,
  incoming: Incoming,
  mail: SomeMail & { programme: number; person: number; address?: string },
): Promise<boolean> {
  if ((await answersToday(ctx, mail.programme, mail.person)) >= A_DAY) return false;
  await ctx.mailer.queue(ctx, [
    { ...mail, occasion: `incoming:${incoming.id}`, inReplyTo: incoming.message.messageId },
  ]);
  return true;
}
