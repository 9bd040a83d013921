import type { Ctx } from '../../ctx.ts';
import { mayAnswer, mayAnswerStranger } from '../../incoming/index.ts';
import type { Person } from '../../people/index.ts';

/** The wish of a person who writes to the programme: to apply while no round is open, or to learn which words act by mail. */
export type AsksFor = 'apply' | 'words';

/**
 * Acknowledges what a person wrote, unless their address had an automatic answer today already; in the thread of their mail, if it was one.
 * If nothing shows that they wrote it, the acknowledgement may reach a person who did not.
 */
export async function acknowledge(
  ctx: Ctx,
  { programme_id: programme, id, address }: Person,
  mail: { verified: boolean; messageId?: string; asksFor?: AsksFor | undefined },
): Promise<void> {
  if (address === null) return;
  if (!(await (mail.verified ? mayAnswer(ctx, { programme, address }) : mayAnswerStranger(ctx, address))))
    return;
  const day = ctx.clock.now().toISOString().slice(0, 10);
  await ctx.mailer.queue(ctx, [
    {
      programme,
      ...(mail.asksFor === 'words'
        ? ({ kind: 'by-mail', data: {} } as const)
        : ({ kind: 'inbox-received', data: mail.asksFor ? { asksToApply: true } : {} } as const)),
      occasion: `day:${day}`,
      person: id,
      inReplyTo: mail.messageId,
    },
  ]);
}
