import { BY } from '../claim.ts';
import type { Claims, Table } from '../claim.ts';

/** How its tables name people, and what becomes of that. */
export const claims = {
  announcement: {
    what: 'who wrote an announcement',
    who: { created_by: ['person', BY] },
    plain: ['subject', 'body', 'filter'],
    ownData: 'events',
    moves: 'rows',
    until: 'the programme goes',
  },
  bounce: {
    what: 'mails to somebody that came back, and what the server said',
    who: { person_id: ['person', 'gone'] },
    ownData: 'bounces',
    moves: 'rows',
    until: 'they erase themselves',
  },
  dkim_key: {
    moves: { stays: 'the installation’s, sealed with its secret' },
    nobody: 'keys of the mail domain',
    plain: ['domain', 'selector', 'public_key', 'sealed_key'],
  },
  mail_count: {
    moves: { stays: 'counted anew' },
    nobody: 'how many mails of each kind and occasion have left',
    plain: ['kind', 'occasion'],
  },
  mail_recount: {
    moves: { stays: 'counted anew' },
    nobody: 'of which kind and occasion they are counted anew',
    plain: ['kind', 'occasion'],
  },
  mail_refusal: {
    what: 'the last refusal of a mail, for an hour',
    who: { outbox_id: [{ of: 'outbox' }, { with: 'outbox' }] },
    ownData: { not: 'gone within the hour' },
    moves: { stays: 'gone within the hour' },
    until: 'an hour later',
  },
  mail_rhythm: {
    what: 'how often somebody wants mail, and their quiet hours',
    who: { person_id: ['person', 'gone'] },
    ownData: 'mailRhythm',
    moves: 'rows',
    until: 'they erase themselves',
  },
  mail_route: {
    moves: { stays: 'the installation’s' },
    nobody: 'mail servers of the installation',
    plain: ['name', 'host', 'username', 'sealed_password'],
  },
  mail_traffic: {
    moves: { stays: 'the installation’s' },
    nobody: 'how much mail left to which domain, for an hour',
    plain: ['route', 'domain'],
  },
  mail_trouble: {
    moves: { stays: 'the installation’s' },
    nobody: 'what mail servers refuse',
    plain: ['server', 'wording', 'reply', 'why'],
  },
  mailbox: {
    what: 'mails of an installation that has no mail server, for its developer',
    who: { address: ['address', { by: 'goes' }] },
    words: { subject: { by: 'goes with the mail' }, raw: { by: 'goes with the mail' } },
    ownData: { not: 'the mails are in the list of mails' },
    moves: { stays: 'mails of a machine without a mail server' },
    until: 'there are too many',
  },
  outbox: {
    what: 'mails to somebody',
    who: { person_id: ['person', 'gone'], edited_by: ['person', BY] },
    ownData: 'mails',
    round: ['text', 'html'],
    moves: 'rows',
    until: 'the date of the round’s data: the words of mails about partnerships',
  },
  provider_event: {
    moves: { stays: 'the installation’s' },
    nobody: 'which news of a mail provider was read',
    plain: ['provider'],
  },
  suppression: {
    what: 'addresses that get no mail any more',
    who: { address: ['address', 'gone'] },
    ownData: 'noMailTo',
    moves: 'rows',
    until: 'somebody gives the address another chance',
  },
  wording: {
    what: 'who worded a mail anew',
    who: { changed_by: ['person', BY] },
    plain: ['locale', 'key', 'text'],
    ownData: 'events',
    moves: 'rows',
    until: 'the programme goes',
  },
} satisfies Partial<Claims<Table>>;
