import type { Ctx } from '../../../rooms/ctx.ts';
import { askForForm, isOpenToApply } from '../../../rooms/applications/index.ts';
import { programmeById } from '../../../rooms/programmes/index.ts';
import type { Target } from '../../ownAddresses/replyAddress.ts';
import { mayAnswerSender } from '../answering/answerKindly.ts';
import type { Incoming } from '../handlers.ts';
import { firstToday, occasionToday } from './askedToday.ts';
import { askWhetherBack } from './askWhetherBack.ts';
import { writtenIn } from './writtenIn.ts';

/**
 * Mails the form to anybody who asks, in `locale`, or else in the language they write in if the programme has it. People who withdrew or
 * declined and can still come back are asked whether they want to. `closed`: no round is open. `held`: a machine must not answer, or has
 * answered often enough today, so people do.
 */
export async function sendForm(
  ctx: Ctx,
  incoming: Incoming,
  { programme }: Target,
  locale: string | null,
): Promise<'sent' | 'closed' | 'held'> {
  const { sender, message } = incoming;
  if (!(await isOpenToApply(ctx, programme))) return 'closed';
  const person = sender.person ?? sender.claimed;
  const address = person?.address ?? sender.address;
  if (!(await mayAnswerSender(ctx, incoming, address))) return 'held';
  const { isShown } = sender;
  const occasion = person
    ? await occasionToday(ctx, person, { word: 'form', isShown })
    : firstToday(ctx, 'form');
  if (occasion === null) return 'held';
  if (person && (await askWhetherBack(ctx, incoming, person, occasion))) return 'sent';
  const { source_locale: source, locales } = await programmeById(ctx, programme);
  const told = locale ?? writtenIn(`${message.subject}\n${message.words.own}`, locales);
  const language = told !== null && locales.includes(told) ? told : source;
  const asked = { programme, address, locale: language, inReplyTo: message.messageId, occasion };
  return (await askForForm(ctx, asked)).ok ? 'sent' : 'closed';
}
