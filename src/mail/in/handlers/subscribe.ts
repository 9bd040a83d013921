import { offersIn, subscribe } from '../../../rooms/readers/index.ts';
import { yesOrNo } from '../byMail/yesOrNo.ts';
import { continueConversation } from '../byMail/continueConversation.ts';
import type { Handler } from '../handlers.ts';

/** The answer to "shall we write to you?": only somebody who reads the address could give it. The address's subject holds the offers. */
export const subscribeHandler: Handler = {
  kind: 'subscribe',
  handle: async (ctx, incoming, target) => {
    const { programme, subject } = target;
    const offers = offersIn(subject);
    if (offers.length === 0) return { tray: 'no-address' };
    const person = incoming.sender.person!.id;
    const said = await yesOrNo(ctx, incoming, { ...target, person });
    if (typeof said === 'object') return said;
    if (said === 'yes') await subscribe(ctx, { programme, person, offers });
    await continueConversation(ctx, incoming, {
      programme,
      person,
      kind: 'subscription-noted',
      data: { offers: subject, yes: said === 'yes' },
    });
    return { done: 'subscribe' };
  },
};
