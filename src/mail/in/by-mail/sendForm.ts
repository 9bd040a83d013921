import type { Ctx } from '../../../rooms/ctx.ts';
import { askForForm, isOpenToApply } from '../../../rooms/applications/index.ts';
import { programmeById } from '../../../rooms/programmes/index.ts';
import type { Target } from '../../addresses.ts';
import { mayAnswerSender } from '../answer.ts';
import type { Incoming } from '../handlers.ts';

/**
 * Mails the form to whoever asks, in a language the programme has. `closed` when no round is open; `held` when they must not be
 * answered by a machine: then people do.
 */
export async function sendForm(
  ctx: Ctx,
  incoming: Incoming,
  { programme }: Target,
  locale: string | null,
): Promise<'sent' | 'closed' | 'held'> {
  const { sender, message } = incoming;
  if (!(await isOpenToApply(ctx, programme))) return 'closed';
  const address = sender.person?.address ?? sender.address;
  if (!(await mayAnswerSender(ctx, incoming, address))) return 'held';
  const { source_locale: source, locales } = await programmeById(ctx, programme);
  const language = locale !== null && locales.includes(locale) ? locale : source;
  const asked = { programme, address, locale: language, inReplyTo: message.messageId };
  return (await askForForm(ctx, asked)).ok ? 'sent' : 'closed';
}
