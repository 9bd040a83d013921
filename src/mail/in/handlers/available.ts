import { answerAvailability, applicationById } from '../../../rooms/applications/index.ts';
import { tellCoordinators, yesOrNo } from '../by-mail/answers.ts';
import { goOn } from '../by-mail/goOn.ts';
import type { Handler } from '../handlers.ts';

/** "Are you still available?", answered by one word. */
export const availableHandler: Handler = {
  kind: 'available',
  needsSender: true,
  handle: async (ctx, incoming, target) => {
    const { programme, subject } = target;
    const person = incoming.sender.person!.id;
    const application = await applicationById(ctx, programme, subject);
    if (application?.person_id !== person) return tellCoordinators(ctx, incoming, target);
    const said = await yesOrNo(ctx, incoming, { ...target, person });
    if (typeof said === 'object') return said;
    await answerAvailability(ctx, {
      programme,
      actor: { kind: 'person', id: person },
      application: subject,
      available: said === 'yes',
    });
    // Too late, or for the second time: where they stand now says it.
    await goOn(ctx, incoming, { programme, person, kind: 'standing', data: { application: subject } });
    return { done: 'available' };
  },
};
