import { BY } from '../claim.ts';
import type { Claims, Table } from '../claim.ts';

const NUMBERS = { stays: 'it is of two numbers, one of which may be the one that was merged' };

/** The claims of the room's tables: how each names people, and what becomes of that when a person is erased. */
export const claims = {
  likeness: {
    what: 'marks of name, address and long answers, by which two who may be one person find each other',
    who: { person_id: ['person', 'gone'] },
    merged: { stays: 'they are made anew when the person changes' },
    ownData: { not: 'marks that say nothing beside what they are made of' },
    moves: { stays: 'they are made anew' },
    until: 'they change, or erase themselves',
  },
  duplicate: {
    what: 'that two may be one person, why, and what was said of that',
    who: {
      person_a: ['person', 'gone'],
      person_b: ['person', 'gone'],
      said_by: ['person', BY],
      kept_id: ['person', BY],
    },
    merged: NUMBERS,
    plain: ['evidence'],
    ownData: { not: 'it tells of somebody else' },
    moves: 'rows',
    until: 'either erases themselves, or they are not alike any more',
  },
  person_merge: {
    what: 'that two addresses were made one person, and what to give back if they are two after all',
    who: { kept_id: ['person', 'gone'], gone_id: ['person', 'gone'] },
    merged: NUMBERS,
    ownData: 'merges',
    moves: 'rows',
    until: 'they erase themselves, or are made two again',
  },
} satisfies Partial<Claims<Table>>;
