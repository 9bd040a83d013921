import { normaliseAddress } from '../../lib/address/normaliseAddress.ts';
import { domainOf } from '../../lib/address/parts.ts';
import type { Ctx } from '../../rooms/ctx.ts';
import type { ReplyForm } from './replyAddress.ts';
import { readTarget } from './readTarget.ts';

/**
 * The addresses that take mail: reply addresses, those of handlers and programmes, our sender address (some programs answer to it), and
 * postmaster.
 */
export interface OwnAddresses {
  replies: ReplyForm;
  /** The address that all mail comes from. */
  sender: string;
}

/** Whether mail to an address is ours to take. */
export const isOurs = async (ctx: Ctx, own: OwnAddresses, address: string): Promise<boolean> =>
  isGeneral(own, address) || (await readTarget(ctx, own.replies, address)) !== null;

export const isSender = ({ sender }: OwnAddresses, address: string): boolean =>
  normaliseAddress(address) === sender.toLowerCase();

/** The mailboxes that every domain with mail has to have (RFC 2142, RFC 5321). */
const isHousehold = ({ sender, replies }: OwnAddresses, address: string): boolean =>
  [domainOf(sender), replies.domain].some((domain) =>
    ['postmaster', 'abuse'].some((name) => normaliseAddress(address) === `${name}@${domain.toLowerCase()}`),
  );

/** Whether an address does not show what a mail to it is about. */
export const isGeneral = (own: OwnAddresses, address: string): boolean =>
  isSender(own, address) || isHousehold(own, address);
