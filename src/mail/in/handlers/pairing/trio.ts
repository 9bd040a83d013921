import { answerTrio } from '../../../../rooms/pairing/index.ts';
import { continueConversation } from '../../byMail/continueConversation.ts';
import { tellCoordinators, yesOrNo } from '../../byMail/yesOrNo.ts';
import type { Handler } from '../../handlers.ts';

/** A pair's member answers whether somebody may join them. */
export const trioHandler: Handler = {
  kind: 'trio',
  handle: async (ctx, incoming, target) => {
    const { programme, subject: question } = target;
    const person = incoming.sender.person!.id;
    const said = await yesOrNo(ctx, incoming, { ...target, person });
    if (typeof said === 'object') return said;
    const yes = said === 'yes';
    const done = await answerTrio(ctx, { programme, question, person, yes });
    // Too late: the coordinators tell them.
    if (!done.ok) return tellCoordinators(ctx, incoming, target);
    // Another mail tells that they are three now. A no is noted as a yes is: otherwise silence would show who said no.
    if (!done.joined)
      await continueConversation(ctx, incoming, {
        programme,
        person,
        kind: 'trio-noted',
        data: { question, yes },
      });
    return { done: 'trio' };
  },
};
