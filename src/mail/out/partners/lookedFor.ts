import { leftOutKey, lookingOf } from '../../../rooms/pairing/index.ts';
import { dayRange } from '../../../ui/index.ts';
import type { Block, MailTools } from '../define.ts';

/** For somebody who needs another partner: when the programme looks for one, or until when it does not since they are away; empty where it looks no more. */
export async function lookedFor({ ctx, programme, person, t, when, locale }: MailTools): Promise<Block[]> {
  const looking = await lookingOf(ctx, { programme: programme.id, person: person.id });
  if (!looking?.nextAt) return [];
  const { leftOut, nextAt } = looking;
  if (!leftOut) return [{ p: t('mail.partner-left.again', { date: when(nextAt) }) }];
  return [{ p: t(leftOutKey(leftOut), { date: dayRange(locale, leftOut.until, leftOut.until) }) }];
}
