import { addressChangeById, changeAddress, personById, proveOffer } from '../../../rooms/people/index.ts';
import { continueConversation } from '../byMail/continueConversation.ts';
import { readAnswer, tellCoordinators } from '../byMail/yesOrNo.ts';
import type { Handler } from '../handlers.ts';

/**
 * The answer to the mail that asks an address whether it is somebody's. A yes shown to come from that address does what the link in that
 * mail does. Any other answer is read by people, as from its sender.
 */
export const addressHandler: Handler = {
  kind: 'address',
  handle: async (ctx, incoming, target) => {
    const { programme, subject: id } = target;
    const { address, check } = incoming.sender;
    const change = await addressChangeById(ctx, programme, id);
    const isTheirs = change?.person === target.person && change?.address === address && check === 'pass';
    const person = change && isTheirs ? await personById(ctx, programme, change.person) : null;
    if (!change || !person || (await readAnswer(ctx, incoming, target, person)) !== 'yes')
      return tellCoordinators(ctx, incoming, target);
    const confirm = change.offered ? proveOffer : changeAddress;
    const done = await confirm(ctx, { programme, change: id });
    // The address belongs to somebody who takes part: people have to decide what to do.
    if (!done.ok) return tellCoordinators(ctx, incoming, target);
    const data = { waits: 'holdsAt' in done };
    const told = { programme, kind: 'address-yours', person: person.id, address, data } as const;
    await continueConversation(ctx, incoming, told);
    return { done: 'address' };
  },
};
