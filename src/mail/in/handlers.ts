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
  /** Its pictures, once they were drawn. */
  drawn: readonly MailedPicture[];
  sender: {
    /** The address of the From line, normalised; '' when there is none. */
    address: string;
    name: string;
    /** Whether the mail comes from that address's domain. */
    check: SenderCheck;
    /** Whether more than the From line says that it is theirs: its check, or a secret address of theirs that it was written to. */
    isShown: boolean;
    /**
     * The person it comes from: whose address it was written to, or, when that was anybody's, whose own address it was written
     * from, proven. Null when it is not shown to be theirs.
     */
    person: Person | null;
    /** The person whose address the From line names while nothing shows that they wrote it: nothing is done in their name. */
    claimed: Person | null;
  };
  /** Why it looks like a machine's; null for a person's mail. Only handlers that take automatic mail see another value. */
  automatic: Automatic | null;
}

/** The handler of one kind of address of ours. One file each in handlers/, and a line below; its room says whom it hears. */
export interface Handler {
  /** The word in the address: small letters. */
  kind: ReplyKind;
  /** Reads addresses of a form of its own, such as bounce+…@; those for replies and of programmes are read without it. */
  reads?(ctx: Ctx, address: { local: string; domain: string }): Promise<Target | null>;
  /** The kind a mail is kept under while it waits, where that is not the handler's. */
  keptAs?(ctx: Ctx, target: Target): Promise<string>;
  /**
   * Takes a mail that would lie in the tray, where others look, for a reason, to those who may know of it. False when it should lie there after
   * all.
   */
  rescue?(ctx: Ctx, target: Target, reason: TrayReason): Promise<boolean>;
  /** The mail that tells the address's owner of one too large to be read, so that they don't take it for delivered. */
  tooLarge?(target: Target): SomeMail;
  /**
   * Runs within the transaction that settles the mail: all or nothing. Throws for what a later try may mend, and UndrawnPictures for
   * what waits for the mail's pictures.
   */
  handle(ctx: Ctx, incoming: Incoming, target: Target): Promise<Outcome>;
}

/** A kind of answer that a room brings and nobody handles does not compile. */
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
