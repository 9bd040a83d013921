import { planStayInTouch, stayInTouch } from '../../../../rooms/partnerships/index.ts';
import { tellCoordinators, yesOrNo } from '../../byMail/yesOrNo.ts';
import { continueConversation } from '../../byMail/continueConversation.ts';
import type { Handler } from '../../handlers.ts';

/**
 * The answer to a farewell: whether one would like to stay in touch. A longer answer, with thanks for example, is asked about, and read by
 * people.
 */
export const touchHandler: Handler = {
  kind: 'touch',
  handle: async (ctx, incoming, target) => {
    const { programme, subject: partnership } = target;
    const person = incoming.sender.person!.id;
    const said = await yesOrNo(ctx, incoming, { ...target, person });
    if (typeof said === 'object') return said;
    const own = { programme, person, partnership };
    const yes = said === 'yes';
    const done = yes ? await planStayInTouch(ctx, own) : await stayInTouch(ctx, { ...own, yes });
    if (!done.ok) return tellCoordinators(ctx, incoming, target);
    // The mail about the hour to come is of the yes itself.
    if (!yes) {
      const given = 'given' in done && done.given === true;
      await continueConversation(ctx, incoming, {
        programme,
        person,
        kind: 'touch-noted',
        data: { partnership, yes, given },
      });
    }
    return { done: 'touch' };
  },
};
