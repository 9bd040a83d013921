import { applicationById, comeBack } from '../../../rooms/applications/index.ts';
import { tellCoordinators, yesOrNo } from '../byMail/yesOrNo.ts';
import { continueConversation } from '../byMail/continueConversation.ts';
import type { Handler } from '../handlers.ts';

/** The answer to "would you like to be back?" */
export const backHandler: Handler = {
  kind: 'back',
  handle: async (ctx, incoming, target) => {
    const { programme, subject: application } = target;
    const person = incoming.sender.person!.id;
    if ((await applicationById(ctx, programme, application))?.person_id !== person)
      return tellCoordinators(ctx, incoming, target);
    const said = await yesOrNo(ctx, incoming, { ...target, person });
    if (typeof said === 'object') return said;
    if (said === 'yes')
      await comeBack(ctx, { programme, actor: { kind: 'person', id: person }, application });
    const own = (await applicationById(ctx, programme, application))!;
    const isDraft = own.state === 'draft' && said === 'yes';
    // Too late, or the second answer: the mail about their standing tells the outcome.
    await continueConversation(ctx, incoming, {
      programme,
      person,
      ...(isDraft
        ? { kind: 'application-form', data: { round: own.round_id } }
        : { kind: 'standing', data: { application } }),
    });
    return { done: 'back' };
  },
};
