import { applicationById } from '../../../rooms/applications/index.ts';
import type { Application } from '../../../rooms/applications/index.ts';
import type { Ctx } from '../../../rooms/ctx.ts';
import type { Outcome } from '../../../rooms/incoming/index.ts';
import { volunteersOf } from '../../../rooms/people/index.ts';
import type { Target } from '../../ownAddresses/replyAddress.ts';
import { inboxHandler, toInbox } from '../handlers/inbox.ts';
import type { Incoming } from '../handlers.ts';
import { continueConversation } from './continueConversation.ts';
import { obeyCommand } from './obeyCommand.ts';
import { isOfPartner } from './sayAbsence.ts';
import { hasAttachments } from '../pictures.ts';
import { readYesNo } from '../yesNo/index.ts';
import type { Question, YesNo } from '../yesNo/index.ts';
import { ASKED } from '../../out/byMail/kinds.ts';
import type { AskedByMail } from '../../out/byMail/kinds.ts';

const askedOf = (kind: string): AskedByMail => ASKED.find((one) => one === kind) ?? 'available';

const isQuestion = (kind: string): kind is Question =>
  ['address', 'available', 'agree', 'vouch'].includes(kind);

/**
 * The yes or no of a mail that says nothing else; null for anything more. An attachment counts as more. It may be signed with its
 * sender's name, or with that of the person they say they are.
 */
export async function readAnswer(
  ctx: Ctx,
  incoming: Incoming,
  target: Target,
  person = incoming.sender.person,
): Promise<YesNo | null> {
  const { message, sender } = incoming;
  if (hasAttachments(message)) return null;
  const names = [
    sender.name,
    person?.name ?? '',
    person?.called ?? '',
    ...(await volunteersOf(ctx, target.programme)).map(({ name }) => name),
  ];
  return readYesNo(message.words.own, isQuestion(target.kind) ? target.kind : 'other', names);
}

/**
 * The yes or no of a mail. When the mail says more, or neither, nothing happens yet: the sender is asked back, and the coordinators read
 * the mail. If it says that something is wrong, safeguarding reads it instead.
 */
export async function yesOrNo(
  ctx: Ctx,
  incoming: Incoming,
  target: Target & { person: number },
): Promise<YesNo | Outcome> {
  const said = await readAnswer(ctx, incoming, target);
  if (said) return said;
  // Any of our mails may be answered with one of the words that our mails name, such as HELP or WRONG.
  const toUs = { ...target, kind: 'inbox', subject: 0 };
  const obeyed = await obeyCommand(ctx, incoming, isOfPartner(target) ? target : toUs);
  if (obeyed === 'all') return { done: 'command' };
  // Only few read what somebody tells of trouble, and coordinators are not among them.
  if (obeyed === 'wrong') return toInbox(ctx, incoming, toUs, { isAnswered: true, isWrong: true });
  const asked = await continueConversation(ctx, incoming, {
    programme: target.programme,
    person: target.person,
    kind: 'answer-unclear',
    data: { asked: askedOf(target.kind), subject: target.subject },
  });
  const hasWords = incoming.message.words.own.trim() !== '' || hasAttachments(incoming.message);
  // The mail that asks back already says that somebody reads the answer.
  if (hasWords) await toInbox(ctx, incoming, { ...target, subject: 0 }, { isAnswered: true });
  return asked ? { done: target.kind } : { tray: 'unanswered' };
}

/** The yes or no about the sender's own application; otherwise what became of the mail. */
export async function ownAnswer(
  ctx: Ctx,
  incoming: Incoming,
  target: Target,
): Promise<{ application: Application; person: number; said: YesNo } | Outcome> {
  const person = incoming.sender.person!.id;
  const application = await applicationById(ctx, target.programme, target.subject);
  if (application?.person_id !== person) return tellCoordinators(ctx, incoming, target);
  const said = await yesOrNo(ctx, incoming, { ...target, person });
  return typeof said === 'object' ? said : { application, person, said };
}

/** Lets the coordinators read a mail, whatever became of it. */
export async function tellCoordinators(ctx: Ctx, incoming: Incoming, target: Target): Promise<Outcome> {
  return inboxHandler.handle(ctx, incoming, { ...target, kind: 'inbox', subject: 0 });
}
