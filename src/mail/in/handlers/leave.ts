import { applicationTo } from '../../../rooms/applications/index.ts';
import { leavePartnership, partnershipOf } from '../../../rooms/partnerships/index.ts';
import { yesOrNo } from '../by-mail/answers.ts';
import { asksForAnother } from '../by-mail/commands.ts';
import { goOn } from '../by-mail/goOn.ts';
import type { Handler } from '../handlers.ts';
import { wordsOf } from '../words.ts';

/** The answer to "do you want to leave your partners?": yes, or another one instead. */
export const leaveHandler: Handler = {
  kind: 'leave',
  needsSender: true,
  handle: async (ctx, incoming, target) => {
    const { programme, subject: partnership } = target;
    const person = incoming.sender.person!.id;
    const own = await partnershipOf(ctx, programme, person, partnership);
    if (!own) return { tray: 'person-gone' };
    const another = asksForAnother(wordsOf(incoming.message).own);
    const said = another ? 'yes' : await yesOrNo(ctx, incoming, { ...target, person });
    if (typeof said === 'object') return said;
    if (said === 'yes')
      await leavePartnership(ctx, {
        programme,
        actor: { kind: 'person', id: person },
        person,
        partnership,
        reason: '',
        another,
      });
    const application = await applicationTo(ctx, programme, own.round, person);
    if (application)
      await goOn(ctx, incoming, {
        programme,
        person,
        kind: 'standing',
        data: { application: application.id },
      });
    return { done: 'leave' };
  },
};
