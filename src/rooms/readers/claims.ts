import type { Claims, Table } from '../claim.ts';

/** The claims of the room's tables: how each names people, and what becomes of that when a person is erased. */
export const claims = {
  subscription: {
    what: 'who asked for topics, news, or to be told that a round opens',
    who: { person_id: ['person', 'gone'] },
    plain: ['kind'],
    ownData: 'subscriptions',
    moves: 'rows',
    until:
      'a day after they stop, or a week after the mail that fulfils it; an address that does nothing else goes with it',
  },
} satisfies Partial<Claims<Table>>;
