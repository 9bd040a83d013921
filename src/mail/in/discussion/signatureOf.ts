import { translator } from '../../../i18n/translate.ts';
import { LIMITS, cleanName } from '../../../rooms/discussion/index.ts';
import type { Commenter } from '../../../rooms/discussion/index.ts';
import { callOf } from '../../../rooms/people/index.ts';
import type { Person } from '../../../rooms/people/index.ts';
import type { Incoming } from '../handlers.ts';

/**
 * The name a person signs with: the one from the discussion, or the one with which our mail greeted them, or the one in their own mail. It
 * never holds a piece of their address, nor the whole name that only their partner was meant to see. It is no longer than a public name may
 * be.
 */
export function signatureOf(person: Person, known: Commenter | null, { sender }: Incoming): string {
  const name = cleanName(known?.name || callOf(person) || sender.name);
  const signed =
    name === '' || name.includes('@') ? translator(person.locale).t('discussion.nameless') : name;
  return [...signed].slice(0, LIMITS.name).join('');
}
