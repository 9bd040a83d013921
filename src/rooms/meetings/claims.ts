import type { Claims, Table } from '../claim.ts';

/** The claims of the room's tables: how each names people, and what becomes of that when a person is erased. */
export const claims = {
  meeting: {
    what: 'meetings that partners arranged, with the link they meet at',
    who: { proposer_id: ['person', null] },
    words: { link: null },
    plain: ['uid', 'zone', 'wall', 'means', 'clocks_as', 'without', 'instead_of'],
    ownData: 'meetings',
    round: 'gone',
    moves: 'rows',
    until: 'the date of the round’s data',
  },
  meeting_answer: {
    what: 'what somebody said to a proposed hour',
    who: { person_id: ['person', 'gone'] },
    plain: ['says'],
    ownData: 'meetings',
    round: 'gone',
    moves: 'rows',
    until: 'the date of the round’s data',
  },
  meeting_check: {
    nobody: 'partnerships whose meetings are to be looked at again',
    moves: { stays: 'all that are to come are looked at anew where they go' },
  },
  meeting_clock: {
    what: 'hours of meetings as somebody’s clocks showed them',
    who: { person_id: ['person', 'gone'] },
    plain: ['zone', 'shown'],
    ownData: 'meetings',
    round: 'gone',
    moves: 'rows',
    until: 'the date of the round’s data',
  },
  meeting_time: {
    nobody: 'hours that were proposed; they go with the meeting',
    plain: ['wall'],
    moves: 'rows',
  },
} satisfies Partial<Claims<Table>>;
