import { applicationTo } from '../../../rooms/applications/index.ts';
import { cancelLeaving, partnershipOf, planLeaving } from '../../../rooms/partnerships/index.ts';
import { tellCoordinators, yesOrNo } from '../byMail/yesOrNo.ts';
import { asksForAnother, asksForBreak } from '../byMail/readCommand.ts';
import { continueConversation } from '../byMail/continueConversation.ts';
import { noteAbsence } from '../byMail/sayAbsence.ts';
import type { Handler } from '../handlers.ts';

/** The answer to "do you want to leave your partners?": yes, a wish for another partner, or only a break. */
export const leaveHandler: Handler = {
  kind: 'leave',
  handle: async (ctx, incoming, target) => {
    const { programme, subject: partnership } = target;
    const person = incoming.sender.person!.id;
    const own = await partnershipOf(ctx, programme, person, partnership);
    if (!own) return tellCoordinators(ctx, incoming, target);
    if (asksForBreak(incoming.message.words.own)) {
      await continueConversation(ctx, incoming, {
        programme,
        person,
        kind: 'absence',
        data: await noteAbsence(ctx, { programme, person, until: null }),
      });
      return { done: 'leave' };
    }
    const another = asksForAnother(incoming.message.words.own);
    const said = another ? 'yes' : await yesOrNo(ctx, incoming, { ...target, person });
    if (typeof said === 'object') return said;
    const who = { programme, person, partnership };
    // The mail about the coming hour tells the rest.
    if (said === 'yes' && (await planLeaving(ctx, { ...who, another })).ok) return { done: 'leave' };
    if (said === 'no') await cancelLeaving(ctx, who);
    const application = await applicationTo(ctx, programme, own.round, person);
    if (!application) return tellCoordinators(ctx, incoming, target);
    await continueConversation(ctx, incoming, {
      programme,
      person,
      kind: 'standing',
      data: { application: application.id },
    });
    return { done: 'leave' };
  },
};
