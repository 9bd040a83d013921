import { applicationById, confirmApplication, submit } from '../../../rooms/applications/index.ts';
import { giveConsent } from '../../../rooms/people/index.ts';
import { tellCoordinators, yesOrNo } from '../byMail/yesOrNo.ts';
import { askForConsent, wasAskedAboutPresent } from '../byMail/askForConsent.ts';
import { continueConversation } from '../byMail/continueConversation.ts';
import { answersIn, fillInFromMail } from '../byMail/fillInFromMail.ts';
import type { Handler } from '../handlers.ts';

/** Yes to the code of conduct, to the use of the person's data, and to being of age: with that, the application is sent in. */
export const agreeHandler: Handler = {
  kind: 'agree',
  handle: async (ctx, incoming, target) => {
    const { programme, subject } = target;
    const person = incoming.sender.person!.id;
    const actor = { kind: 'person', id: person } as const;
    const application = await applicationById(ctx, programme, subject);
    if (application?.person_id !== person) return tellCoordinators(ctx, incoming, target);
    // The mail also asks for answers that could not be read. When the reply holds such answers, the question goes out again.
    const round = application.round_id;
    const texts = await answersIn(ctx, incoming, { programme, round }, { inSlots: true });
    if (texts.size > 0 && (await fillInFromMail(ctx, incoming, { programme, round, texts })))
      return { done: 'agree' };
    const said = await yesOrNo(ctx, incoming, { ...target, person });
    if (typeof said === 'object') return said;
    const who = { programme, person, application: subject };
    if (said === 'yes' && !(await wasAskedAboutPresent(ctx, who))) {
      await askForConsent(ctx, incoming, who);
      return { done: 'agree' };
    }
    let isAnswered = false;
    if (said === 'yes' && application.state === 'submitted') {
      await giveConsent(ctx, { programme, person, actor, kinds: ['adult', 'conduct', 'privacy'] });
      isAnswered = (await confirmApplication(ctx, { programme, actor, application: subject })).ok;
    } else if (said === 'yes' && application.state === 'draft') {
      const consents = { adult: true, conduct: true, privacy: true };
      const sent = await submit(ctx, { programme, actor, application: subject, consents });
      isAnswered = sent.ok;
      if (!sent.ok && sent.reason === 'answers') {
        const problems = sent.missing.map(({ question, reason }) => ({
          question: question.id,
          reason,
          piece: '',
        }));
        const data = { round: application.round_id, problems };
        isAnswered = await continueConversation(ctx, incoming, {
          programme,
          person,
          kind: 'application-form',
          data,
        });
      }
    }
    if (!isAnswered)
      await continueConversation(ctx, incoming, {
        programme,
        person,
        kind: 'standing',
        data: { application: subject },
      });
    return { done: 'agree' };
  },
};
