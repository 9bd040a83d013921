import { BY } from '../claim.ts';
import type { Claims, Table } from '../claim.ts';

/** The claims of the room's tables: how each names people, and what becomes of that when a person is erased. */
export const claims = {
  bulk_act: {
    what: 'acts on several things of a list, and the words they were done with',
    who: { actor_id: ['person', BY] },
    words: {
      said: { stays: 'a reason that several people were given, for as long as it can be taken back' },
    },
    plain: ['kind', 'list', 'query', 'actor_kind', 'undoes', 'event_id', 'undoes_event'],
    ownData: 'events',
    moves: { stays: 'what is done is done, and its events go along' },
    until: 'sixty days after',
  },
  bulk_item: {
    nobody: 'the things of such an act by their numbers, and how far it is with each',
    plain: ['subject_id', 'state', 'reason', 'undoes'],
    moves: { stays: 'with the act' },
  },
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
  operator_look: {
    what: 'which record of a desk an operator without a part in the programme opened in the last minutes, so that others hear of it',
    who: { account_id: ['account', { with: 'account' }] },
    plain: ['record'],
    ownData: { not: 'it belongs to no person of a programme, and is ten minutes long' },
    moves: { stays: 'ten minutes long' },
    until: 'ten minutes after',
  },
  record_look: {
    what: 'which record of a desk a volunteer opened in the last minutes, so that others hear of it',
    who: { person_id: ['person', 'gone'] },
    plain: ['record'],
    ownData: 'looks',
    moves: { stays: 'ten minutes long' },
    until: 'ten minutes after',
  },
} satisfies Partial<Claims<Table>>;
