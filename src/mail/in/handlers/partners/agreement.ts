import type { Ctx } from '../../../../rooms/ctx.ts';
import {
  acceptAgreement,
  agreementIn,
  hasAccepted,
  partnershipOfAgreement,
} from '../../../../rooms/partnerships/index.ts';
import type { OwnPartnership } from '../../../../rooms/partnerships/index.ts';
import type { Target } from '../../../ownAddresses/replyAddress.ts';
import { continueConversation } from '../../byMail/continueConversation.ts';
import { saysAgreed } from '../../byMail/readCommand.ts';
import { tellCoordinators } from '../../byMail/yesOrNo.ts';
import type { Handler, Incoming } from '../../handlers.ts';
import { hasAttachments } from '../../pictures.ts';
import { readYesNo } from '../../yesNo/index.ts';
import { letterHandler } from '../letter.ts';

/** The answer to a proposal: the word for agreeing, or yes, accepts it; anything else is a letter to the partner. */
export const agreementHandler: Handler = {
  kind: 'agreement',
  handle: async (ctx, incoming, target) => {
    const { programme, subject: agreement } = target;
    const person = incoming.sender.person!.id;
    const own = await partnershipOfAgreement(ctx, { programme, person, agreement });
    // The agreement's round is long over.
    if (!own) return tellCoordinators(ctx, incoming, target);
    const words = incoming.message.words.own;
    if (!saysYes(words) || hasAttachments(incoming.message)) {
      const letter = { ...target, kind: 'letter', subject: own.id };
      const done = await letterHandler.handle(ctx, incoming, letter);
      // "Agreed, but not on Mondays": the words go to the partner, and the writer is asked whether this is a yes.
      const [first = ''] = words.trim().split(/[\n,.;:!…–—-]/u);
      if ('done' in done && done.done === 'letter' && saysYes(first))
        await askAgain(ctx, incoming, target, own, true);
      return done;
    }
    const done = await acceptAgreement(ctx, { programme, person, agreement });
    if (done.ok || (done.reason === 'replaced' && (await askAgain(ctx, incoming, target, own, false))))
      return { done: 'agreement' };
    return tellCoordinators(ctx, incoming, target);
  },
};

const saysYes = (own: string): boolean => saysAgreed(own) || readYesNo(own, 'agree', []) === 'yes';

/** Asks about the agreement that now waits for the person's yes; false when none does. `isLetter`: their words went to the partner. */
async function askAgain(
  ctx: Ctx,
  incoming: Incoming,
  { programme }: Target,
  own: OwnPartnership,
  isLetter: boolean,
): Promise<boolean> {
  const { person } = own.me;
  const { open } = await agreementIn(ctx, programme, own);
  if (!open || hasAccepted(open, person)) return false;
  return continueConversation(ctx, incoming, {
    programme,
    person,
    kind: 'agreement-proposed',
    data: { partnership: own.id, agreement: open.id, isLetter },
  });
}
