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

/** The yes or no of a mail that says nothing else; null for anything more, and whoever attached something said more. It may be signed by its sender, or who they say they are. */
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
 * The yes or no of a mail. When it says more, or neither, nothing happens yet: its sender is asked back, and the coordinators read
 * what they wrote; those of safeguarding do when it says that something is wrong.
 */
export async function yesOrNo(
  ctx: Ctx,
  incoming: Incoming,
  target: Target & { person: number },
): Promise<YesNo | Outcome> {
  const said = await readAnswer(ctx, incoming, target);
  if (said) return said;
  // One of the words that our mails tell, such as HELP or WRONG, is an answer to any of them.
  const toUs = { ...target, kind: 'inbox', subject: 0 };
  const obeyed = await obeyCommand(ctx, incoming, isOfPartner(target) ? target : toUs);
  if (obeyed === 'all') return { done: 'command' };
  // Few read what somebody tells of it, and coordinators are not among them.
  if (obeyed === 'wrong') return toInbox(ctx, incoming, toUs, { isAnswered: true, isWrong: true });
  const asked = await continueConversation(ctx, incoming, {
    programme: target.programme,
    person: target.person,
    kind: 'answer-unclear',
    data: { asked: askedOf(target.kind), subject: target.subject },
  });
  const hasWords = incoming.message.words.own.trim() !== '' || hasAttachments(incoming.message);
  // The mail that asks back says already that somebody reads it.
  if (hasWords) await toInbox(ctx, incoming, { ...target, subject: 0 }, { isAnswered: true });
  return asked ? { done: target.kind } : { tray: 'unanswered' };
}

/** The yes or no about an application of the sender's own; the outcome of the mail otherwise. */
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
