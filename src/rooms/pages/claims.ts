import { BY } from '../claim.ts';
import type { Claims, Table } from '../claim.ts';

/** The claims of the room's tables: how each names people, and what becomes of that when a person is erased. */
export const claims = {
  page: { moves: 'rows', nobody: 'pages of the programme', plain: ['slug', 'key'] },
  page_version: {
    what: 'who wrote a version of a page',
    who: { written_by: ['person', BY] },
    plain: ['title', 'body', 'html'],
    ownData: 'events',
    moves: 'rows',
    until: 'the page goes',
  },
} satisfies Partial<Claims<Table>>;
