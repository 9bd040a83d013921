import { confirmApplication, handOver } from '../../../rooms/applications/index.ts';
import { tellCoordinators, yesOrNo } from '../byMail/yesOrNo.ts';
import { askForConsent } from '../byMail/askForConsent.ts';
import { continueConversation } from '../byMail/continueConversation.ts';
import type { Handler } from '../handlers.ts';

/**
 * The answer to the mail that asks whether an address is the applicant's. Only the owner of the address could write it, so a yes confirms
 * it.
 */
export const confirmHandler: Handler = {
  kind: 'confirm',
  handle: async (ctx, incoming, target) => {
    const { programme } = target;
    const person = incoming.sender.person!.id;
    const said = await yesOrNo(ctx, incoming, { ...target, person });
    if (typeof said === 'object') return said;
    // "No, that was not me": nothing is confirmed, and somebody should read that.
    if (said === 'no') return tellCoordinators(ctx, incoming, target);
    const application = await handOver(ctx, { programme, person, application: target.subject });
    if (!application) return tellCoordinators(ctx, incoming, target);
    const actor = { kind: 'person', id: person } as const;
    const done = await confirmApplication(ctx, { programme, actor, application: application.id });
    if (!done.ok && done.reason === 'consents')
      await askForConsent(ctx, incoming, { programme, person, application: application.id });
    // Too late, or the second answer: the mail about their standing tells the outcome.
    else if (!done.ok || application.state === 'confirmed')
      await continueConversation(ctx, incoming, {
        programme,
        person,
        kind: 'standing',
        data: { application: application.id },
      });
    return { done: 'confirm' };
  },
};
