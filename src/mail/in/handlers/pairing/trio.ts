import { answerTrio } from '../../../../rooms/pairing/index.ts';
import { tellCoordinators, yesOrNo } from '../../byMail/yesOrNo.ts';
import type { Handler } from '../../handlers.ts';

/** The answer of a member of a pair to whether somebody may join them. */
export const trioHandler: Handler = {
  kind: 'trio',
  handle: async (ctx, incoming, target) => {
    const { programme, subject: question } = target;
    const person = incoming.sender.person!.id;
    const said = await yesOrNo(ctx, incoming, { ...target, person });
    if (typeof said === 'object') return said;
    const done = await answerTrio(ctx, { programme, question, person, yes: said === 'yes' });
    // Too late: the coordinators say it.
    return done.ok ? { done: 'trio' } : tellCoordinators(ctx, incoming, target);
  },
};
