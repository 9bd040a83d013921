import type { Ctx } from '../../../rooms/ctx.ts';
import type { Outcome } from '../../../rooms/incoming/index.ts';
import { unsubscribe } from '../../../rooms/preferences/index.ts';
import type { Category } from '../../../rooms/preferences/index.ts';
import type { Incoming } from '../handlers.ts';

/** Stops a kind of mail for a person and tells them once: mail programs repeat the request, and a repeated request gets no answer. */
export async function stopMail(
  ctx: Ctx,
  { id, message }: Incoming,
  what: { programme: number; person: number; category: Category },
): Promise<Outcome> {
  const { programme, person, category } = what;
  if (await unsubscribe(ctx, what))
    await ctx.mailer.queue(ctx, [
      {
        programme,
        kind: 'unsubscribed',
        occasion: `incoming:${id}`,
        person,
        data: { category },
        inReplyTo: message.messageId,
      },
    ]);
  return { done: 'unsubscribe' };
}
