import type { Ctx } from '../../../../rooms/ctx.ts';
import type { Outcome } from '../../../../rooms/incoming/index.ts';
import { reportContact } from '../../../../rooms/partnerships/index.ts';
import type { Target } from '../../../ownAddresses/replyAddress.ts';
import { continueConversation } from '../../byMail/continueConversation.ts';
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
    return note(ctx, incoming, target, said === 'yes' ? 'talked' : 'not-yet');
  },
};

/** Takes one of the words for having talked, when the mail says nothing else; null otherwise. */
export async function answerContactQuestion(
  ctx: Ctx,
  incoming: Incoming,
  target: Target,
): Promise<Outcome | null> {
  const answer = contactTold(incoming.message.words.own);
  return answer && note(ctx, incoming, target, answer);
}

/** Notes the answer and mails that it is noted; coordinators read it when the partnership is over. */
async function note(
  ctx: Ctx,
  incoming: Incoming,
  target: Target,
  answer: 'talked' | 'not-yet',
): Promise<Outcome> {
  const { programme, subject: partnership } = target;
  const person = incoming.sender.person!.id;
  const done = await reportContact(ctx, { programme, person, partnership, answer });
  if (!done.ok) return tellCoordinators(ctx, incoming, target);
  await continueConversation(ctx, incoming, {
    programme,
    person,
    kind: 'contact-noted',
    data: { partnership, answer },
  });
  return { done: 'contact' };
}
