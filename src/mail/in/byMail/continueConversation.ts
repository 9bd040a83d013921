import type { Ctx } from '../../../rooms/ctx.ts';
import type { SomeMail } from '../../../rooms/kinds.ts';
import { answersToday } from '../answering/answersToday.ts';
import type { Incoming } from '../handlers.ts';

/** Answers to one person's mails in a day. More is no conversation; the mail lies in the tray then, for a look. */
const A_DAY = 20;

/**
 * Answers a mail that was written to an address of its sender's own: the conversation goes on. Mail of machines never comes here, and
 * people who write very often wait for a person.
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
