import { BY } from '../claim.ts';
import type { Claims, Table } from '../claim.ts';

/** The claims of the room's tables: how each names people, and what becomes of that when a person is erased. */
export const claims = {
  announcement: {
    what: 'who wrote an announcement, and who changed its text',
    who: { created_by: ['person', BY], edited_by: ['person', BY] },
    plain: ['subject', 'body', 'filter'],
    ownData: 'events',
    moves: 'rows',
    until: 'the programme goes',
  },
  mail_count: {
    moves: { stays: 'counted anew' },
    nobody: 'how many mails of each kind and occasion have left',
    plain: ['kind', 'occasion'],
  },
  mail_group: {
    moves: { stays: 'counted by the database as the mails come' },
    nobody: 'how many mails of each kind and occasion wait, failed or were taken out',
    plain: ['kind', 'occasion', 'state'],
  },
  mail_recount: {
    moves: { stays: 'counted anew' },
    nobody: 'how many of each kind and occasion had left and are gone',
    plain: ['kind', 'occasion'],
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
