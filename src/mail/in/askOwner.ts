import type { Ctx } from '../../rooms/ctx.ts';
import { mayAnswer } from '../../rooms/incoming/index.ts';
import type { Person } from '../../rooms/people/index.ts';
import type { Message } from './message/index.ts';

/**
 * Asks the person whose reply address was used whether a mail is theirs, when nothing shows it: many write from a second address.
 * It waits in the tray until they say so. One question a day, so that nobody can flood them with it. Of what the tray says nothing, the outbox
 * says nothing either.
 */
export async function askOwner(
  ctx: Ctx,
  owner: Person,
  mail: { row: { id: number }; message: Message; sender: string; isUnseen: boolean },
): Promise<void> {
  const programme = owner.programme_id;
  if (!(await mayAnswer(ctx, { programme, address: owner.address }))) return;
  await ctx.mailer.queue(ctx, [
    {
      programme,
      kind: 'sender-unsure',
      occasion: `incoming:${mail.row.id}`,
      person: owner.id,
      data: { incoming: mail.row.id, sender: mail.sender, ...(mail.isUnseen ? { isUnseen: true } : {}) },
    },
  ]);
}
