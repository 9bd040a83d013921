import { BY } from '../claim.ts';
import type { Claims, Table } from '../claim.ts';

/** The claims of the room's tables: how each names people, and what becomes of that when a person is erased. */
export const claims = {
  person_note: {
    what: 'what coordinators noted about somebody',
    who: { person_id: ['person', 'gone'], written_by: ['person', BY] },
    ownData: 'notes',
    round: 'gone',
    moves: 'rows',
    until: 'the date of the round’s data',
  },
  person_tag: {
    what: 'tags that coordinators gave somebody',
    who: { person_id: ['person', 'gone'], put_by: ['person', BY] },
    ownData: 'tags',
    round: 'gone',
    moves: 'rows',
    until: 'the date of the round’s data',
  },
  person_tag_gone: {
    what: 'tags that coordinators took away from somebody again',
    who: { person_id: ['person', 'gone'], put_by: ['person', BY] },
    ownData: { not: 'it was taken away, and is kept so that this can be taken back' },
    round: 'gone',
    moves: 'rows',
    until: 'the date of the round’s data',
  },
} satisfies Partial<Claims<Table>>;
