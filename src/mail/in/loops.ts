import type { ReplyBrought } from '../../rooms/kinds.ts';
import { answersIn } from './calendar/answersIn.ts';
import type { Message } from './message/index.ts';
import { headerOf } from './message/index.ts';

/** The signs that nobody wrote a mail by hand. */
export type Automatic = 'automatic' | 'list' | 'no-sender' | 'own';

/** Subjects of answering machines that give no other sign. Anchored, so that a person's "Re: Out of office" counts as a person's. */
const AWAY =
  /^(auto(matic|matisch)?[ -]?(reply|response|answer|antwort)|automatische antwort|out of (the )?office|abwesenheits\w*|respuesta automática|réponse automatique|absence du bureau|رد تلقائي)\b/iu;

export const saysAway = (subject: string): boolean => AWAY.test(subject.trim());

/** Daily reports of mail servers about mail in our name (RFC 7489, RFC 8460). */
const REPORT = /^report domain:/i;

/**
 * Why a mail is a machine's; null for a person's (RFC 3834 and other headers in use). Two machines would answer each other for ever.
 * `isOwn` recognises our own addresses.
 */
export function automaticReason(
  message: Message,
  envelopeFrom: string,
  isOwn: (address: string) => boolean,
): Automatic | null {
  const has = (key: string): boolean => headerOf(message, key) !== '';
  const value = (key: string): string => headerOf(message, key).trim().toLowerCase();
  const from = message.from?.address ?? '';
  if (has('x-loop') || isOwn(from) || isOwn(envelopeFrom)) return 'own';
  const submitted = value('auto-submitted');
  if (submitted !== '' && !/^no\b/.test(submitted)) return 'automatic';
  if (has('x-autoreply') || has('x-autorespond')) return 'automatic';
  if (has('tls-report-domain') || REPORT.test(message.subject.trim())) return 'automatic';
  const precedence = value('precedence').replace('-', '_');
  if (precedence === 'auto_reply') return 'automatic';
  if (['bulk', 'junk', 'list'].includes(precedence) || has('list-id')) return 'list';
  if (envelopeFrom.trim() === '' || envelopeFrom.trim() === '<>') return 'no-sender';
  if (/^(mailer-daemon|postmaster|no-?reply|do-?not-?reply)@/i.test(from)) return 'automatic';
  return saysAway(message.subject) ? 'automatic' : null;
}

/** Whether a kind of address takes a machine's mail. Calendar programs answer in their user's name, and some say that a machine did. */
export function isLetIn(
  hears: ReplyBrought | null | undefined,
  automatic: Automatic,
  message: Message,
): boolean {
  if (hears?.takesAutomatic !== 'calendars') return hears?.takesAutomatic ?? false;
  return automatic !== 'own' && automatic !== 'list' && answersIn(message).length > 0;
}
