import type { Claims, Table } from '../claim.ts';

/** The claims of the room's tables: how each names people, and what becomes of that when a person is erased. */
export const claims = {
  mail_rhythm: {
    what: 'how often somebody wants mail, and their quiet hours',
    who: { person_id: ['person', 'gone'] },
    ownData: 'mailRhythm',
    moves: 'rows',
    until: 'they erase themselves',
  },
  unsubscription: {
    what: 'kinds of mail that somebody stopped',
    who: { person_id: ['person', 'gone'] },
    ownData: 'stoppedMails',
    moves: 'rows',
    until: 'they take it back or erase themselves',
  },
} satisfies Partial<Claims<Table>>;
