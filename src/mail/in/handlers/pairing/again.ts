import { applicationById } from '../../../../rooms/applications/index.ts';
import { askTrio, chooseWaiting, lookingOf } from '../../../../rooms/pairing/index.ts';
import { continueConversation } from '../../byMail/continueConversation.ts';
import { waitingTold } from '../../byMail/waitingTold.ts';
import { tellCoordinators } from '../../byMail/yesOrNo.ts';
import type { Handler } from '../../handlers.ts';

/** The answer to the mail that nobody fits: one of its words. The coordinators read anything else. */
export const againHandler: Handler = {
  kind: 'again',
  handle: async (ctx, incoming, target) => {
    const { programme, subject } = target;
    const person = incoming.sender.person!.id;
    const choice = waitingTold(incoming.message.words.own);
    const application = await applicationById(ctx, programme, subject);
    if (!choice || application?.person_id !== person) return tellCoordinators(ctx, incoming, target);
    const act = { programme, actor: { kind: 'person', id: person } as const, application: subject };
    const asked = choice === 'trio' ? await askTrio(ctx, act) : null;
    if (choice !== 'trio') await chooseWaiting(ctx, { ...act, choice });
    const isNobody = asked?.ok === false && asked.reason === 'nobody';
    // Somebody away hears nothing of pairs: a pair may fit them once they are back.
    const noPair =
      isNobody && ((await lookingOf(ctx, { programme, application: subject }))?.allowsTrios ?? false);
    // Chosen, or too late: the mail about their standing tells the outcome.
    await continueConversation(ctx, incoming, {
      programme,
      person,
      kind: 'standing',
      data: { application: subject, ...(noPair ? { noPair } : {}) },
    });
    return { done: 'again' };
  },
};
