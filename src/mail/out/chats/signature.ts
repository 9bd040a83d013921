import { pseudonymIn } from '../../../rooms/chats/index.ts';
import { commenterOf, LIMITS, cleanName } from '../../../rooms/discussion/index.ts';
import { callOf } from '../../../rooms/people/index.ts';
import type { MailTools } from '../define.ts';

/**
 * The name with which a mail's reader signs an answer by mail: their pseudonym in the chat, or their name in the discussion, or else the
 * name that mails call them.
 */
export async function signatureFor({ ctx, programme, person, t }: MailTools, chat: number): Promise<string> {
  const pseudonym = await pseudonymIn(ctx, { programme: programme.id, chat, person: person.id });
  if (pseudonym !== null) return pseudonym;
  const known = await commenterOf(ctx, programme.id, person.id);
  const name = cleanName(known?.name || callOf(person));
  return name === '' || name.includes('@')
    ? t('discussion.nameless')
    : [...name].slice(0, LIMITS.name).join('');
}
