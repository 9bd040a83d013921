import { mailedToday, pseudonymIn, wishByMail, writeMessage } from '../../../rooms/chats/index.ts';
import type { Ctx } from '../../../rooms/ctx.ts';
import { commenterOf } from '../../../rooms/discussion/index.ts';
import type { Outcome } from '../../../rooms/incoming/index.ts';
import { withoutAddresses } from '../../../lib/address/inText.ts';
import type { ChatTrouble } from '../../out/chats/kinds.ts';
import { questionOf } from '../../ownAddresses/chatQuestion.ts';
import type { Target } from '../../ownAddresses/replyAddress.ts';
import { answerKindly } from '../answering/answerKindly.ts';
import { stopMail } from '../answering/stopMail.ts';
import { mindWord } from '../byMail/mindWord.ts';
import { asksToStop } from '../byMail/readCommand.ts';
import { signatureOf } from '../discussion/signatureOf.ts';
import type { Handler, Incoming } from '../handlers.ts';
import { hasAttachments } from '../pictures.ts';
import { isReplyAddress, withoutSecrets } from '../wordsOfMail.ts';

/** Most messages by mail of one person in a day: more than a chat has questions. Two machines would not stop by themselves. */
const A_DAY = 30;

/** A reply to a question of a live chat joins the chat as its sender's message. The word STOP alone, in any of our languages, ends such mails. */
export const chatHandler: Handler = {
  kind: 'chat',
  tooLarge: () => ({ kind: 'chat-trouble', data: { reason: 'too-long' } }),
  handle: async (ctx, incoming, target) => {
    const { chat, question } = questionOf(target.subject);
    const person = incoming.sender.person!;
    const { programme } = target;
    const { own } = incoming.message.words;
    if (asksToStop(own)) {
      await wishByMail(ctx, { programme, person: person.id, chat, wants: false });
      return stopMail(ctx, incoming, { programme, person: person.id, category: 'chats' });
    }
    const minded = await mindWord(ctx, incoming, target);
    return minded ?? answerQuestion(ctx, incoming, target, { chat, question, own });
  },
};

async function answerQuestion(
  ctx: Ctx,
  incoming: Incoming,
  { programme, kind }: Target,
  { chat, question, own }: { chat: number; question: number; own: string },
): Promise<Outcome> {
  const person = incoming.sender.person!;
  // Only words are taken over. A picture that everybody sees is chosen on the page, with a description for those who cannot see it.
  const leftOut = hasAttachments(incoming.message);
  const trouble = (reason: ChatTrouble): Promise<Outcome> =>
    answerKindly(ctx, incoming, {
      programme,
      person: person.id,
      kind: 'chat-trouble',
      data: { reason, leftOut },
    });
  if ((await mailedToday(ctx, { programme, person: person.id })) >= A_DAY) return trouble('often');
  const pseudonym = await pseudonymIn(ctx, { programme, chat, person: person.id });
  const known = await commenterOf(ctx, programme, person.id);
  const isSecret = isReplyAddress(incoming.envelope.to);
  const done = await writeMessage(ctx, {
    programme,
    chat,
    by: { person: person.id },
    name: pseudonym ?? signatureOf(person, known, incoming),
    // Quotes and signatures carry addresses that their writer did not think of. Everybody would read them.
    body: withoutAddresses(withoutSecrets(own), (address) => address === person.address || isSecret(address)),
    question,
    answers: null,
    locale: person.locale,
    channel: 'mail',
    messageId: incoming.message.messageId,
  });
  if (!done.ok) return trouble(reasonOf(done));
  if (!done.again)
    await ctx.mailer.queue(ctx, [
      {
        programme,
        kind: 'chat-answer',
        occasion: `incoming:${incoming.id}`,
        person: person.id,
        data: { message: done.message, became: done.state === 'shown' ? 'shown' : 'held', leftOut },
        inReplyTo: incoming.message.messageId,
      },
    ]);
  return { done: kind };
}

function reasonOf(done: { reason: string; problems?: { body?: string } }): ChatTrouble {
  if (done.reason === 'banned' || done.reason === 'closed') return done.reason;
  if (done.reason !== 'problems') return 'gone';
  return done.problems?.body === 'too-long' ? 'too-long' : 'empty';
}
