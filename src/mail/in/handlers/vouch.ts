import { vouchForIncoming } from '../../../rooms/incoming/index.ts';
import { tellCoordinators, yesOrNo } from '../byMail/yesOrNo.ts';
import type { Handler } from '../handlers.ts';

/** The answer to "was this mail from you?": after a yes, the waiting mail is handled as theirs. */
export const vouchHandler: Handler = {
  kind: 'vouch',
  handle: async (ctx, incoming, target) => {
    const { programme, subject: id } = target;
    const person = incoming.sender.person!.id;
    const said = await yesOrNo(ctx, incoming, { ...target, person });
    if (typeof said === 'object') return said;
    const actor = { kind: 'person', id: person } as const;
    const goesOn = said === 'yes' && (await vouchForIncoming(ctx, { programme, actor, id, person })).ok;
    // "No, that was not me", or a yes to a mail that is already handled or gone: somebody should see that.
    if (!goesOn) await tellCoordinators(ctx, incoming, target);
    return { done: 'vouch' };
  },
};
