import type { Claims, Table } from '../claim.ts';

/** The claims of the room's tables: how each names people, and what becomes of that when a person is erased. */
export const claims = {
  call: {
    what: 'when partners called each other here, and for how long they talked',
    who: { opened_by: ['person', null] },
    plain: ['talked_seconds', 'last_number'],
    ownData: 'calls',
    round: 'gone',
    moves: 'rows',
    until: 'the date of the round’s data',
  },
  call_seat: {
    what: 'when somebody was in a call',
    who: { person_id: ['person', 'gone'] },
    plain: ['is_over', 'last_number', 'window_key'],
    ownData: 'calls',
    round: 'gone',
    moves: 'rows',
    until: 'the date of the round’s data',
  },
  call_signal: {
    nobody: 'how the browsers of a call find each other; gone after minutes',
    plain: ['number', 'said'],
    moves: { stays: 'a call does not move' },
  },
  call_way: {
    what: 'whether somebody lets their browser connect to their partners’ directly',
    who: { person_id: ['person', 'gone'] },
    ownData: 'callWays',
    round: 'gone',
    moves: 'rows',
    until: 'the date of the round’s data',
  },
} satisfies Partial<Claims<Table>>;
