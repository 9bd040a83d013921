import { BY } from '../claim.ts';
import type { Claims, Table } from '../claim.ts';

/** The claims of its tables: how each names people, and the fate of that when somebody is erased. */
export const claims = {
  list_columns: {
    what: 'which columns of a list a volunteer wants to see',
    who: { person_id: ['person', 'gone'] },
    plain: ['list'],
    ownData: 'listColumns',
    moves: 'rows',
    until: 'they choose otherwise, or erase themselves',
  },
  list_view: {
    what: 'views of lists that volunteers share: filters and their order, never words that were searched for',
    who: { kept_by: ['person', BY] },
    plain: ['list', 'query', 'name'],
    ownData: 'keptViews',
    moves: 'rows',
    until: 'whoever kept it, or a director, removes it',
  },
} satisfies Partial<Claims<Table>>;
