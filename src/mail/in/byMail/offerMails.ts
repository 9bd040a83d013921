import { isOpenToApply } from '../../../rooms/applications/index.ts';
import type { Ctx } from '../../../rooms/ctx.ts';
import { personAt } from '../../../rooms/people/index.ts';
import { programmeById } from '../../../rooms/programmes/index.ts';
import { OFFERS, codeOf } from '../../../rooms/readers/index.ts';
import type { Offer } from '../../../rooms/readers/index.ts';
import type { Target } from '../../ownAddresses/replyAddress.ts';
import { mayAnswerSender } from '../answering/answerKindly.ts';
import type { Incoming } from '../handlers.ts';
import { occasionToday } from './askedToday.ts';
import { sendForm } from './sendForm.ts';

export const isOffer = (command: string): command is Offer => (OFFERS as readonly string[]).includes(command);

/**
 * Asks the writer of a command word, known or not, whether they want some kinds of mail. A yes from their mailbox, or the link, subscribes
 * them. If they want to hear when a round opens and one is open, they get its form. False when the word was answered so often that people
 * should see it.
 */
export async function offerMails(
  ctx: Ctx,
  incoming: Incoming,
  target: Target,
  { offer, locale }: { offer: Offer; locale: string },
): Promise<boolean> {
  const { sender, message } = incoming;
  const { programme } = target;
  if (offer === 'openings' && (await isOpenToApply(ctx, programme)))
    return (await sendForm(ctx, incoming, target, locale)) === 'sent';
  const address = (sender.person ?? sender.claimed)?.address ?? sender.address;
  if (!(await mayAnswerSender(ctx, incoming, address))) return false;
  const { source_locale: source, locales } = await programmeById(ctx, programme);
  const language = locales.includes(locale) ? locale : source;
  const person = await personAt(ctx, { programme, address, name: '', locale: language });
  const occasion = await occasionToday(ctx, person, { word: offer, isShown: sender.isShown });
  if (occasion === null) return false;
  const data = { offers: codeOf([offer]) };
  const inReplyTo = message.messageId;
  await ctx.mailer.queue(ctx, [
    { programme, kind: 'subscription-confirm', occasion, person: person.id, data, inReplyTo },
  ]);
  return true;
}
