import { BY } from '../claim.ts';
import type { Claims, Table } from '../claim.ts';
import { carryMatters } from './carryMatters.ts';

/** The claims of the room's tables: how each names people, and what becomes of that when a person is erased. */
export const claims = {
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
    merged: carryMatters,
    ownData: 'events',
    moves: 'rows',
    until: 'the programme goes',
  },
} satisfies Partial<Claims<Table>>;
