import type { Ctx } from '../../../../rooms/ctx.ts';
import type { Outcome } from '../../../../rooms/incoming/index.ts';
import { reportContact } from '../../../../rooms/partnerships/index.ts';
import type { Target } from '../../../ownAddresses/replyAddress.ts';
import { contactTold } from '../../byMail/readCommand.ts';
import { tellCoordinators, yesOrNo } from '../../byMail/yesOrNo.ts';
import type { Handler, Incoming } from '../../handlers.ts';

/** The answer to "have you talked?": the word for having talked, yes or no. The word for trouble counts as everywhere. */
export const contactHandler: Handler = {
  kind: 'contact',
  handle: async (ctx, incoming, target) => {
    const person = incoming.sender.person!.id;
    const told = await answerContactQuestion(ctx, incoming, target);
    if (told) return told;
    const said = await yesOrNo(ctx, incoming, { ...target, person });
    if (typeof said === 'object') return said;
    const { programme, subject: partnership } = target;
    const answer = said === 'yes' ? 'talked' : 'not-yet';
    const done = await reportContact(ctx, { programme, person, partnership, answer });
    return done.ok ? { done: 'contact' } : tellCoordinators(ctx, incoming, target);
  },
};

/** Takes one of the words for having talked, when the mail says nothing else; null otherwise. */
export async function answerContactQuestion(
  ctx: Ctx,
  incoming: Incoming,
  target: Target,
): Promise<Outcome | null> {
  const answer = contactTold(incoming.message.words.own);
  if (!answer) return null;
  const { programme, subject: partnership } = target;
  const person = incoming.sender.person!.id;
  const done = await reportContact(ctx, { programme, person, partnership, answer });
  return done.ok ? { done: 'contact' } : tellCoordinators(ctx, incoming, target);
}
