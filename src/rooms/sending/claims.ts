import type { Claims, Table } from '../claim.ts';

/** The claims of the room's tables: how each names people, and what becomes of that when a person is erased. */
export const claims = {
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
  mail_refusal: {
    what: 'the last refusal of a mail, for an hour',
    who: { outbox_id: [{ of: 'outbox' }, { with: 'outbox' }] },
    ownData: { not: 'gone within the hour' },
    moves: { stays: 'gone within the hour' },
    until: 'an hour later',
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
} satisfies Partial<Claims<Table>>;
