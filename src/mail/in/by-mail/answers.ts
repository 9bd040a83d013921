import type { Ctx } from '../../../rooms/ctx.ts';
import type { Outcome } from '../../../rooms/incoming/index.ts';
import type { Target } from '../../addresses.ts';
import { inboxHandler } from '../handlers/inbox.ts';
import type { Incoming } from '../handlers.ts';
import { wordsOf } from '../words.ts';
import { goOn } from './goOn.ts';
import { hasAttachments } from '../pictures.ts';
import { saysMore } from '../pleasantries/index.ts';
import { readYesNo } from '../yes-no/index.ts';
import type { YesNo } from '../yes-no/index.ts';

/** The yes or no of a mail; null when it is neither. Whoever attached something said more. */
export function readAnswer({ message }: Incoming): YesNo | null {
  const read = readYesNo(wordsOf(message).own);
  return read && { ...read, more: read.more || hasAttachments(message) };
}

/**
 * The yes or no of a mail. When it is neither, its sender is asked back, and what they wrote goes to the coordinators too if it is
 * more than a word; so does what stands beside a clear answer.
 */
export async function yesOrNo(
  ctx: Ctx,
  incoming: Incoming,
  target: Target & { person: number },
): Promise<'yes' | 'no' | Outcome> {
  const read = readAnswer(incoming);
  if (read && !read.more) return read.said;
  if (read) {
    await tellCoordinators(ctx, incoming, target);
    return read.said;
  }
  const asked = await goOn(ctx, incoming, {
    programme: target.programme,
    person: target.person,
    kind: 'answer-unclear',
    data: { asked: target.kind, subject: target.subject },
  });
  const { own } = wordsOf(incoming.message);
  if (saysMore(own.split('\n')) || hasAttachments(incoming.message))
    await tellCoordinators(ctx, incoming, target);
  return asked ? { done: target.kind } : { tray: 'unanswered' };
}

/** Lets the coordinators read a mail that did something already. */
export async function tellCoordinators(ctx: Ctx, incoming: Incoming, target: Target): Promise<Outcome> {
  return inboxHandler.handle(ctx, incoming, { ...target, kind: 'inbox', subject: 0 });
}
