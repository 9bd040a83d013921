import { applicationTo } from '../../../../rooms/applications/index.ts';
import { askAfter, partnershipOf } from '../../../../rooms/partnerships/index.ts';
import { yesOrNo } from '../../byMail/yesOrNo.ts';
import { continueConversation } from '../../byMail/continueConversation.ts';
import type { Handler } from '../../handlers.ts';

/** The answer to "should we ask after your partner?" */
export const silenceHandler: Handler = {
  kind: 'silence',
  handle: async (ctx, incoming, target) => {
    const { programme, subject: partnership } = target;
    const person = incoming.sender.person!.id;
    const own = await partnershipOf(ctx, programme, person, partnership);
    if (!own) return { tray: 'person-gone' };
    const said = await yesOrNo(ctx, incoming, { ...target, person });
    if (typeof said === 'object') return said;
    // The verb mails what happens next.
    if (said === 'yes' && (await askAfter(ctx, { programme, person, partnership })).ok)
      return { done: 'silence' };
    if (said === 'yes' && own.state !== 'ended' && own.me.leftAt === null) {
      await continueConversation(ctx, incoming, {
        programme,
        person,
        kind: 'silence-question',
        data: { partnership },
      });
      return { done: 'silence' };
    }
    const application = await applicationTo(ctx, programme, own.round, person);
    if (application)
      await continueConversation(ctx, incoming, {
        programme,
        person,
        kind: 'standing',
        data: { application: application.id },
      });
    return { done: 'silence' };
  },
};
