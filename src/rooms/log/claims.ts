import { BY } from '../claim.ts';
import type { Claims, Table } from '../claim.ts';

/** The claims of the room's tables: how each names people, and what becomes of that when a person is erased. */
export const claims = {
  event: {
    what: 'the log: what was done, by whom and to whom, in numbers alone',
    who: { actor_id: ['person', BY] },
    words: {
      subject_id: { stays: 'to whom or what it was done, by number' },
      actor_kind: { stays: 'whether a person did it' },
      kind: { stays: 'what was done' },
      subject_kind: { stays: 'what it was done to' },
      data: {
        stays:
          'numbers and plain values; of the drafts of topics before a change, the name of whoever wrote them goes',
      },
    },
    plain: ['undoes', 'bulk_item'],
    ownData: 'events',
    moves: 'rows',
    until: 'the programme goes',
  },
} satisfies Partial<Claims<Table>>;
