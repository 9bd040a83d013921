import { answerAvailability } from '../../../rooms/applications/index.ts';
import { ownAnswer } from '../byMail/yesOrNo.ts';
import { continueConversation } from '../byMail/continueConversation.ts';
import type { Handler } from '../handlers.ts';

/** The answer to "are you still available?", one word. */
export const availableHandler: Handler = {
  kind: 'available',
  handle: async (ctx, incoming, target) => {
    const { programme, subject } = target;
    const own = await ownAnswer(ctx, incoming, target);
    if (!('said' in own)) return own;
    const { person, said } = own;
    await answerAvailability(ctx, {
      programme,
      actor: { kind: 'person', id: person },
      application: subject,
      available: said === 'yes',
    });
    // Too late, or the second answer: the mail about their standing tells the outcome.
    await continueConversation(ctx, incoming, {
      programme,
      person,
      kind: 'standing',
      data: { application: subject },
    });
    return { done: 'available' };
  },
};
