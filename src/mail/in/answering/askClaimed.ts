import type { Ctx } from '../../../rooms/ctx.ts';
import { noteWhose } from '../../../rooms/incoming/index.ts';
import type { Category } from '../../../rooms/preferences/index.ts';
import type { Person } from '../../../rooms/people/index.ts';
import { mayAnswerSender } from './answerKindly.ts';
import type { Incoming } from '../handlers.ts';

/**
 * Asks the person named in the From line whether an unproven mail is theirs. The mail wants to stop a kind of their mail, and waits in the
 * tray until they answer. False when they must not be asked: then people look at the mail.
 */
export async function askClaimed(
  ctx: Ctx,
  incoming: Incoming,
  person: Person,
  stops: Category,
): Promise<boolean> {
  if (person.address === null || !(await mayAnswerSender(ctx, incoming, person.address))) return false;
  const { programme_id: programme } = person;
  const { id } = incoming;
  await noteWhose(ctx, id, { programme, person: person.id, kind: 'inbox' });
  await ctx.mailer.queue(ctx, [
    {
      programme,
      kind: 'sender-unsure',
      occasion: `incoming:${id}`,
      person: person.id,
      data: { incoming: id, stops },
    },
  ]);
  return true;
}
