import type { Ctx } from '../../../rooms/ctx.ts';
import { askForForm } from '../../../rooms/applications/index.ts';
import { programmeById } from '../../../rooms/programmes/index.ts';
import type { Target } from '../../addresses.ts';
import type { Incoming } from '../handlers.ts';

/** Mails the form to whoever asks, in a language the programme has; false when no round is open or nobody could be answered. */
export async function sendForm(
  ctx: Ctx,
  { sender, message }: Incoming,
  { programme }: Target,
  locale: string | null,
): Promise<boolean> {
  // Where mail is checked, what fails the check may be written in anybody's name.
  if (sender.address === '' || !sender.isProven) return false;
  const { source_locale: source, locales } = await programmeById(ctx, programme);
  const language = locale !== null && locales.includes(locale) ? locale : source;
  const address = sender.person?.address ?? sender.address;
  return (await askForForm(ctx, { programme, address, locale: language, inReplyTo: message.messageId })).ok;
}
