import type { Ctx } from '../../../rooms/ctx.ts';
import { commenterOf, writeComment, writtenByMail } from '../../../rooms/discussion/index.ts';
import type { Outcome } from '../../../rooms/incoming/index.ts';
import { answerKindly } from '../answering/answerKindly.ts';
import { asksToStop } from '../byMail/readCommand.ts';
import { mindWord } from '../byMail/mindWord.ts';
import { toInbox } from '../handlers/inbox.ts';
import type { Incoming } from '../handlers.ts';
import type { Target } from '../../ownAddresses/replyAddress.ts';
import { hasAttachments } from '../pictures.ts';
import { withoutAddresses } from '../../../lib/address/inText.ts';
import { isReplyAddress, withoutSecrets } from '../wordsOfMail.ts';
import { signatureOf } from './signatureOf.ts';
import type { CommentTrouble } from '../../out/discussion/kinds.ts';

/** Most comments by mail of one person in a day: more than anybody writes. Two machines would not stop by themselves. */
const A_DAY = 20;

/** Text that came by mail, and what it answers: a numbered question, a comment, or the topic as a whole. */
export interface MailedAnswer {
  question?: number | null;
  parent?: number;
  text: string;
}

/** Puts what came by mail under its topic as the sender's comments, and mails them the one link that takes all of them back. */
export async function commentByMail(
  ctx: Ctx,
  incoming: Incoming,
  target: Target,
  place: { topic: number; answers: readonly MailedAnswer[] },
): Promise<Outcome> {
  const minded = await mindWord(ctx, incoming, target);
  if (minded) return minded;
  if (asksToStop(incoming.message.words.own))
    return toInbox(ctx, incoming, { ...target, kind: 'inbox', subject: 0 }, { isAnswered: false });
  const { programme } = target;
  const person = incoming.sender.person!;
  // Only words go into a discussion: somebody would first have to look at a picture that everybody sees.
  const leftOut = hasAttachments(incoming.message);
  const comments: number[] = [];
  const trouble = (reason: CommentTrouble): Promise<Outcome> =>
    answerKindly(ctx, incoming, {
      programme,
      person: person.id,
      kind: 'comment-trouble',
      data: { reason, leftOut, part: comments.length > 0 },
    });
  if ((await writtenByMail(ctx, { programme, person: person.id })) >= A_DAY) return trouble('often');
  const known = await commenterOf(ctx, programme, person.id);
  let failed: CommentTrouble | null = null;
  const isSecret = isReplyAddress(incoming.envelope.to);
  for (const { question = null, parent = null, text } of place.answers) {
    const done = await writeComment(ctx, {
      programme,
      topic: place.topic,
      parent,
      question,
      by: { person: person.id },
      name: signatureOf(person, known, incoming),
      // Quotes and signatures carry addresses that their writer did not think of. Everybody would read them.
      body: withoutAddresses(
        withoutSecrets(text),
        (address) => address === person.address || isSecret(address),
      ),
      locale: person.locale,
      channel: 'mail',
      messageId: incoming.message.messageId,
    });
    if (done.ok) comments.push(done.comment);
    else failed ??= reasonOf(done);
  }
  // Send this however many other answers went to the person today: nothing stands in public without its link. Comments have a limit of
  // their own.
  if (comments.length > 0)
    await ctx.mailer.queue(ctx, [
      {
        programme,
        kind: 'comment-received',
        occasion: `incoming:${incoming.id}`,
        person: person.id,
        data: { comments, leftOut },
        inReplyTo: incoming.message.messageId,
      },
    ]);
  return failed === null ? { done: target.kind } : trouble(failed);
}

/** Tells the writer that the topic or comment they answer is gone. */
export const tellGone = (ctx: Ctx, incoming: Incoming, { programme }: Target): Promise<Outcome> =>
  answerKindly(ctx, incoming, {
    programme,
    person: incoming.sender.person!.id,
    kind: 'comment-trouble',
    data: { reason: 'gone' },
  });

function reasonOf(done: { reason: string; problems?: { body?: string } }): CommentTrouble {
  if (done.reason === 'banned') return 'banned';
  if (done.reason !== 'problems') return 'gone';
  return done.problems?.body === 'too-long' ? 'too-long' : 'empty';
}
