import { keptOf } from '../../../rooms/applications/index.ts';
import type { Application } from '../../../rooms/applications/index.ts';
import type { Round } from '../../../rooms/programmes/index.ts';
import type { Block, MailTools } from '../define.ts';

export const KEEP_WORDING = ['mail.keep.offer', 'mail.keep.reply'] as const;

/** Asks at the end of a round whether to keep the person's answers for the next; empty when they are kept already, or gone. */
export async function keepOffer(
  { ctx, programme, person, t, when, canReply }: MailTools,
  application: Application,
  round: Round,
): Promise<Block[]> {
  const { dueAt: purges } = round.dates.purges;
  if (application.state !== 'finished' || purges <= ctx.clock.now()) return [];
  if (await keptOf(ctx, programme.id, person.id)) return [];
  const reply = canReply ? [{ p: t('mail.keep.reply', { word: t('mail.by-mail.word.keep') }) }] : [];
  return [{ p: t('mail.keep.offer', { date: when(purges) }) }, ...reply];
}
