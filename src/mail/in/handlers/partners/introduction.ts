import type { Ctx } from '../../../../rooms/ctx.ts';
import {
  acceptAgreement,
  agreementIn,
  defaultTerms,
  hasAccepted,
  isSame,
  membersOf,
  partnershipOf,
  proposeAgreement,
} from '../../../../rooms/partnerships/index.ts';
import type { OwnPartnership } from '../../../../rooms/partnerships/index.ts';
import { programmeById } from '../../../../rooms/programmes/index.ts';
import { continueConversation } from '../../byMail/continueConversation.ts';
import { saysAgreed } from '../../byMail/readCommand.ts';
import { tellCoordinators } from '../../byMail/yesOrNo.ts';
import type { Handler, Incoming } from '../../handlers.ts';
import { hasAttachments } from '../../pictures.ts';
import { letterHandler } from '../letter.ts';
import { proposeHourByNumber } from './hourByNumber.ts';

/**
 * The answer to an introduction: the number of an hour that it offers, the word that agrees to what it suggests, or else a letter to the
 * partner.
 */
export const introductionHandler: Handler = {
  kind: 'introduce',
  tooLarge: (target) => letterHandler.tooLarge!({ ...target, kind: 'letter' }),
  handle: async (ctx, incoming, target) => {
    const { programme, subject: partnership } = target;
    const chosen = await proposeHourByNumber(ctx, incoming, target);
    if (chosen) return chosen;
    if (!saysAgreed(incoming.message.words.own) || hasAttachments(incoming.message))
      return letterHandler.handle(ctx, incoming, { ...target, kind: 'letter' });
    const own = await partnershipOf(ctx, programme, incoming.sender.person!.id, partnership);
    return own && (await agree(ctx, incoming, programme, own))
      ? { done: 'introduce' }
      : tellCoordinators(ctx, incoming, target);
  },
};

/**
 * Proposes the agreement that the introduction suggests. Accepts the open one when a partner has proposed the same, or when it is older
 * than the person's joining and the introduction told of it. Otherwise asks the person about it.
 */
async function agree(ctx: Ctx, incoming: Incoming, programme: number, own: OwnPartnership): Promise<boolean> {
  const { person } = own.me;
  const { source_locale: source } = await programmeById(ctx, programme);
  const ready = defaultTerms(own.reasons, membersOf(own), source);
  const { standing, open } = await agreementIn(ctx, programme, own);
  const said = open ?? standing;
  if (!said) {
    const input = { programme, person, partnership: own.id, terms: ready, hopes: '' };
    return (await proposeAgreement(ctx, input)).ok;
  }
  if (hasAccepted(said, person)) return true;
  if (isSame(said, ready) || said.proposedAt <= own.me.joinedAt)
    return (await acceptAgreement(ctx, { programme, person, agreement: said.id })).ok;
  return continueConversation(ctx, incoming, {
    programme,
    person,
    kind: 'agreement-proposed',
    data: { partnership: own.id, agreement: said.id },
  });
}
