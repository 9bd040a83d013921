import type { Claims, Table } from '../claim.ts';

/** The claims of the room's tables: how each names people, and what becomes of that when a person is erased. */
export const claims = {
  automatic_answer: {
    what: 'that an address had an automatic answer on a day',
    who: { address: ['address', 'gone'] },
    ownData: { not: 'it is the address and a day' },
    moves: 'rows',
    until: 'two days later',
  },
  incoming: {
    what: 'mail that came in, as it came',
    who: {
      person_id: ['person', 'gone'],
      envelope_from: ['address', { by: 'goes, in whatever case it is written' }],
    },
    ownData: { not: 'what came of it is handed out: letters, messages, comments, concerns' },
    moves: { stays: 'mail that came in and is not settled yet: settle it before' },
    until: 'thirty days after it was handled (a letter’s at once), ninety in the tray',
  },
  incoming_picture: {
    what: 'pictures of a mail that wait to be drawn anew',
    who: { incoming_id: [{ of: 'incoming' }, { with: 'incoming' }] },
    ownData: { not: 'gone as soon as the mail is handled' },
    moves: { stays: 'of such a mail' },
    until: 'the mail is handled',
  },
  incoming_raw: {
    what: 'mail that came for several of our addresses, as it came',
    who: {},
    words: { raw: { by: 'goes with the last of the mails' } },
    ownData: { not: 'as of all mail that came in' },
    moves: { stays: 'of such a mail' },
    until: 'the last of those it came for goes',
  },
  stranger_answer: {
    what: 'that an address nothing is known of had an automatic answer, as a keyed hash',
    who: {},
    plain: ['address_hash'],
    ownData: { not: 'a hash that leads nowhere' },
    moves: { stays: 'gone within two days' },
    until: 'two days later',
  },
} satisfies Partial<Claims<Table>>;
