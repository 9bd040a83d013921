import { BY, claims } from './claim.ts';

/** Mail that goes out and comes in, the log and the work list, and what belongs to the installation alone. */
export const traffic = claims({
  automatic_answer: {
    what: 'that an address had an automatic answer on a day',
    who: { address: ['address', 'gone'] },
    ownData: { not: 'it is the address and a day' },
    until: 'two days later',
  },
  bounce: {
    what: 'mails to somebody that came back, and what the server said',
    who: { person_id: ['person', 'gone'] },
    ownData: 'bounces',
    until: 'they erase themselves',
  },
  event: {
    what: 'the log: what was done, by whom and to whom, in numbers alone',
    who: { actor_id: ['person', BY] },
    words: {
      subject_id: { stays: 'to whom or what it was done, by number' },
      actor_kind: { stays: 'whether a person did it' },
      kind: { stays: 'what was done' },
      subject_kind: { stays: 'what it was done to' },
      data: {
        stays:
          'numbers and plain values; of the drafts of topics before a change, the name of whoever wrote them goes',
      },
    },
    plain: ['undoes'],
    ownData: 'events',
    until: 'the programme goes',
  },
  incoming: {
    what: 'mail that came in, as it came',
    who: {
      person_id: ['person', 'gone'],
      envelope_from: ['address', { by: 'goes, in whatever case it is written' }],
    },
    ownData: { not: 'what came of it is handed out: letters, messages, comments, concerns' },
    until: 'thirty days after it was handled (a letter’s at once), ninety in the tray',
  },
  incoming_picture: {
    what: 'pictures of a mail that wait to be drawn anew',
    who: { incoming_id: [{ of: 'incoming' }, { with: 'incoming' }] },
    ownData: { not: 'gone as soon as the mail is handled' },
    until: 'the mail is handled',
  },
  incoming_raw: {
    what: 'mail that came for several of our addresses, as it came',
    who: {},
    words: { raw: { by: 'goes with the last of the mails' } },
    ownData: { not: 'as of all mail that came in' },
    until: 'the last of those it came for goes',
  },
  mail_refusal: {
    what: 'the last refusal of a mail, for an hour',
    who: { outbox_id: [{ of: 'outbox' }, { with: 'outbox' }] },
    ownData: { not: 'gone within the hour' },
    until: 'an hour later',
  },
  mailbox: {
    what: 'mails of an installation that has no mail server, for its developer',
    who: { address: ['address', { by: 'goes' }] },
    words: { subject: { by: 'goes with the mail' }, raw: { by: 'goes with the mail' } },
    ownData: { not: 'the mails are in the list of mails' },
    until: 'there are too many',
  },
  matter: {
    what: 'the work list',
    who: {
      assigned_to: ['person', { stays: 'who had it, by number; while it is open, nobody has it' }],
      closed_by: ['person', BY],
    },
    words: {
      subject_id: { stays: 'whom or what it is about, by number' },
      kind: { stays: 'what it is' },
      subject_kind: { stays: 'what it is about' },
      country: { stays: 'the country of whom it is about' },
      data: { stays: 'numbers alone' },
    },
    ownData: 'events',
    until: 'the programme goes',
  },
  outbox: {
    what: 'mails to somebody',
    who: { person_id: ['person', 'gone'], edited_by: ['person', BY] },
    ownData: 'mails',
    round: ['text', 'html'],
    until: 'the date of the round’s data: the words of mails about partnerships',
  },
  stranger_answer: {
    what: 'that an address nothing is known of had an automatic answer, as a keyed hash',
    who: {},
    plain: ['address_hash'],
    ownData: { not: 'a hash that leads nowhere' },
    until: 'two days later',
  },
  dkim_key: { nobody: 'keys of the mail domain', plain: ['domain', 'selector', 'public_key', 'sealed_key'] },
  disk_day: {
    nobody: 'how full the database and its disk were on a day',
    plain: ['database', 'free', 'total'],
  },
  import_file: { nobody: 'which spreadsheet was read, by name and fingerprint', plain: ['sha256', 'name'] },
  head_count: {
    nobody: 'how many people of each round stand where, by country and zone',
    plain: ['standing', 'country', 'zone'],
  },
  talk_size: { nobody: 'how many comments each topic has' },
  mail_count: { nobody: 'how many mails of each kind and occasion have left', plain: ['kind', 'occasion'] },
  mail_recount: { nobody: 'of which kind and occasion they are counted anew', plain: ['kind', 'occasion'] },
  mail_route: {
    nobody: 'mail servers of the installation',
    plain: ['name', 'host', 'username', 'sealed_password'],
  },
  mail_traffic: { nobody: 'how much mail left to which domain, for an hour', plain: ['route', 'domain'] },
  mail_trouble: { nobody: 'what mail servers refuse', plain: ['server', 'wording', 'reply', 'why'] },
  programme: {
    nobody: 'the programme itself',
    plain: [
      'slug',
      'name',
      'tagline',
      'about',
      'source_locale',
      'locales',
      'zone',
      'contact_address',
      'menu',
      'look',
    ],
  },
  programme_host: { nobody: 'host names', plain: ['host'] },
  provider_event: { nobody: 'which news of a mail provider was read', plain: ['provider'] },
  rate_limit: { nobody: 'counters under keyed hashes', plain: ['key', 'expire'] },
  setting: { nobody: 'settings of the installation', plain: ['key', 'value'] },
  sign_in_client: {
    nobody: 'the installation as clients of Mastodon servers',
    plain: ['server', 'redirect_uri', 'client_id', 'client_secret'],
  },
  sign_in_count: { nobody: 'how often each thing of signing in happened on a day', plain: ['kind'] },
});
