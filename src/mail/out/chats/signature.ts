import { pseudonymIn } from '../../../rooms/chats/index.ts';
import { commenterOf, LIMITS, cleanName } from '../../../rooms/discussion/index.ts';
import { callOf } from '../../../rooms/people/index.ts';
import type { MailTools } from '../define.ts';

/** How the reader of a mail signs what they answer by mail: as they did in the chat under a pseudonym, or in the discussion, else as mails call them. */
export async function signatureFor({ ctx, programme, person, t }: MailTools, chat: number): Promise<string> {
  const pseudonym = await pseudonymIn(ctx, { programme: programme.id, chat, person: person.id });
  if (pseudonym !== null) return pseudonym;
  const known = await commenterOf(ctx, programme.id, person.id);
  const name = cleanName(known?.name || callOf(person));
  return name === '' || name.includes('@')
    ? t('discussion.nameless')
    : [...name].slice(0, LIMITS.name).join('');
}
