import { withdraw } from '../../../rooms/applications/index.ts';
import { ownAnswer } from '../byMail/yesOrNo.ts';
import { continueConversation } from '../byMail/continueConversation.ts';
import type { Handler } from '../handlers.ts';

/** The answer to "do you want to take your application back?" */
export const withdrawHandler: Handler = {
  kind: 'withdraw',
  handle: async (ctx, incoming, target) => {
    const { programme, subject } = target;
    const own = await ownAnswer(ctx, incoming, target);
    if (!('said' in own)) return own;
    const { application, person, said } = own;
    // A person with partners leaves in another way.
    const isOpen = application.state !== 'matched';
    const done =
      said === 'yes' && isOpen
        ? await withdraw(ctx, { programme, actor: { kind: 'person', id: person }, application: subject })
        : { ok: false };
    // Withdrawing mails its outcome itself, except for a draft.
    if (!done.ok || application.state === 'draft')
      await continueConversation(ctx, incoming, {
        programme,
        person,
        kind: 'standing',
        data: { application: subject },
      });
    return { done: 'withdraw' };
  },
};
