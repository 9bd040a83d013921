import { translator } from '../../../i18n/translate.ts';
import { LIMITS, cleanName } from '../../../rooms/discussion/index.ts';
import type { Commenter } from '../../../rooms/discussion/index.ts';
import { callOf } from '../../../rooms/people/index.ts';
import type { Person } from '../../../rooms/people/index.ts';
import type { Incoming } from '../handlers.ts';

/**
 * As they sign in the discussion, else as the mail they answer greets them, which tells them so; else as they call themselves in theirs.
 * Never with a piece of their address, and not with the whole name that only their partner was meant to see. No longer than a name in public may be.
 */
export function signatureOf(person: Person, known: Commenter | null, { sender }: Incoming): string {
  const name = cleanName(known?.name || callOf(person) || sender.name);
  const signed =
    name === '' || name.includes('@') ? translator(person.locale).t('discussion.nameless') : name;
  return [...signed].slice(0, LIMITS.name).join('');
}
