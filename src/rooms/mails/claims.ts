import { BY } from '../claim.ts';
import type { Claims, Table } from '../claim.ts';
import { carryMails } from './carryMails.ts';

/** The claim of the room's table: how it names people, and what becomes of that when a person is erased. */
export const claims = {
  outbox: {
    what: 'mails to somebody',
    who: { person_id: ['person', 'gone'], edited_by: ['person', BY], out_by: ['person', BY] },
    words: { out_why: { stays: 'the reason why a volunteer took a mail out, as long as the mail is there' } },
    plain: ['bulk_item', 'whole'],
    merged: carryMails,
    ownData: 'mails',
    round: ['text', 'html'],
    moves: 'rows',
    until: 'the date of the round’s data: the words of mails about partnerships',
  },
} satisfies Partial<Claims<Table>>;
