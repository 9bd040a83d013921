import type { Ctx } from '../../rooms/ctx.ts';
import type { ReplyKind, SomeMail } from '../../rooms/kinds.ts';
import type { MailedPicture, Outcome, SenderCheck, TrayReason } from '../../rooms/incoming/index.ts';
import type { Person } from '../../rooms/people/index.ts';
import type { Target } from '../ownAddresses/replyAddress.ts';
import { addressHandler } from './handlers/address.ts';
import { againHandler } from './handlers/pairing/again.ts';
import { agreeHandler } from './handlers/agree.ts';
import { agreementHandler } from './handlers/partners/agreement.ts';
import { applyHandler } from './handlers/apply.ts';
import { availableHandler } from './handlers/available.ts';
import { awayHandler } from './handlers/away.ts';
import { chatHandler } from './handlers/chat.ts';
import { commentHandler } from './handlers/comment.ts';
import { appealHandler, concernHandler } from './handlers/concern.ts';
import { confirmHandler } from './handlers/confirm.ts';
import { contactHandler } from './handlers/partners/contact.ts';
import { hoursHandler } from './handlers/partners/hours.ts';
import { keepHandler, reapplyHandler } from './handlers/partners/keep.ts';
import { leaveHandler } from './handlers/leave.ts';
import { silenceHandler } from './handlers/partners/silence.ts';
import { stopHandler } from './handlers/stop.ts';
import { subscribeHandler } from './handlers/subscribe.ts';
import { talkHandler } from './handlers/talk.ts';
import { topicHandler } from './handlers/topic.ts';
import { touchHandler } from './handlers/partners/touch.ts';
import { trioHandler } from './handlers/pairing/trio.ts';
import { turnHandler } from './handlers/turn.ts';
import { vouchHandler } from './handlers/vouch.ts';
import { withdrawHandler } from './handlers/withdraw.ts';
import { backHandler } from './handlers/back.ts';
import { introductionHandler } from './handlers/partners/introduction.ts';
import { bounceHandler } from './handlers/bounce.ts';
import { deskHandler } from './handlers/desk.ts';
import { guardHandler } from './handlers/guard.ts';
import { letterHandler } from './handlers/letter.ts';
import { meetingHandler } from './handlers/meeting.ts';
import { inboxHandler } from './handlers/inbox.ts';
import type { Automatic } from './loops.ts';
import type { Message } from './message/index.ts';

/** A mail that has been read, as a handler gets it. */
export interface Incoming {
  id: number;
  envelope: { from: string; to: string };
  receivedAt: Date;
  message: Message;
  /** The mail's pictures, once they are drawn. */
  drawn: readonly MailedPicture[];
  sender: {
    /** The address of the From line, normalised; '' when there is none. */
    address: string;
    name: string;
    /** Whether the mail comes from that address's domain. */
    check: SenderCheck;
    /**
     * Whether more than the From line shows that the mail is theirs: the check, or a secret reply address of theirs to which it was
     * written.
     */
    isShown: boolean;
    /**
     * The sender: the owner of the reply address that the mail was written to. At a common address, the proven owner of the From line's
     * address. Null when nothing shows that the mail is theirs.
     */
    person: Person | null;
    /** The owner of the From line's address, as long as nothing shows that they wrote the mail: nothing is done in their name. */
    claimed: Person | null;
  };
  /** Why the mail looks like a machine's; null for a person's mail. Only handlers that take automatic mail see another value. */
  automatic: Automatic | null;
}

/** The handler of one kind of our addresses. Each has a file in handlers/ and a line below; its room says from whom it takes mail. */
export interface Handler {
  /** The word in the address, in small letters. */
  kind: ReplyKind;
  /** Reads addresses that have a form of their own, such as bounce+…@. Reply addresses and programme addresses are read without it. */
  reads?(ctx: Ctx, address: { local: string; domain: string }): Promise<Target | null>;
  /** The kind under which a waiting mail is stored, if it is not the handler's own. */
  keptAs?(ctx: Ctx, target: Target): Promise<string>;
  /** Takes a mail to those who may know of it, instead of to the tray, where others look. False when it should go to the tray after all. */
  rescue?(ctx: Ctx, target: Target, reason: TrayReason): Promise<boolean>;
  /** The mail that tells the address's owner that theirs was too large to read, so that they do not believe it was delivered. */
  tooLarge?(target: Target): SomeMail;
  /**
   * Runs in the transaction that settles the mail: all or nothing. Throws when a later try may succeed, and UndrawnPictures when the mail's
   * pictures have to be drawn first.
   */
  handle(ctx: Ctx, incoming: Incoming, target: Target): Promise<Outcome>;
}

/** A kind of answer that a room brings but nobody handles does not compile. */
const all: Readonly<Record<ReplyKind, Handler>> = {
  // One a line.
  address: addressHandler,
  again: againHandler,
  agree: agreeHandler,
  agreement: agreementHandler,
  apply: applyHandler,
  available: availableHandler,
  away: awayHandler,
  back: backHandler,
  bounce: bounceHandler,
  chat: chatHandler,
  comment: commentHandler,
  appeal: appealHandler,
  concern: concernHandler,
  confirm: confirmHandler,
  contact: contactHandler,
  desk: deskHandler,
  guard: guardHandler,
  hours: hoursHandler,
  inbox: inboxHandler,
  introduce: introductionHandler,
  keep: keepHandler,
  leave: leaveHandler,
  letter: letterHandler,
  meeting: meetingHandler,
  reapply: reapplyHandler,
  silence: silenceHandler,
  stop: stopHandler,
  subscribe: subscribeHandler,
  talk: talkHandler,
  topic: topicHandler,
  touch: touchHandler,
  trio: trioHandler,
  turn: turnHandler,
  vouch: vouchHandler,
  withdraw: withdrawHandler,
};

export const handlers: ReadonlyMap<string, Handler> = new Map(Object.entries(all));
