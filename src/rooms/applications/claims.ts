import { FORMER } from '../claim.ts';
import { sql } from 'kysely';
import type { Claims, Table } from '../claim.ts';
import { carryApplications } from './leaving/carryApplications.ts';

/** The claims of this room's tables: how each table names people, and what happens to those rows when a person is erased. */
export const claims = {
  answer: {
    what: 'answers of the form',
    who: { application_id: [{ of: 'application' }, 'gone'] },
    ownData: 'answers',
    round: 'gone',
    moves: 'rows',
    until: 'the date of the round’s data',
  },
  answer_before: {
    what: 'answers of somebody before a coordinator corrected them, so that it can be undone',
    who: { application_id: [{ of: 'application' }, 'gone'] },
    words: { became: { by: 'goes with the row' } },
    ownData: 'correctedAnswers',
    round: 'gone',
    moves: { stays: 'what is done is done' },
    until: 'the date of the round’s data',
  },
  application: {
    what: 'that somebody applied, and where it stands',
    who: { person_id: ['person', { stays: 'so that the numbers of a round still add up' }] },
    words: {
      declined_reason: null,
      first_letters: { by: 'empty with the name and the address of the person' },
      from_country: { stays: 'as the country of the person, so that numbers of countries still add up' },
      import_digest: null,
      in_name_order: { by: 'empties with the name of the person' },
      source: { stays: 'whether it came from the form or a spreadsheet' },
      state: { by: 'becomes withdrawn, unless it was over' },
      waiting_reason: null,
    },
    plain: ['copied_from'],
    merged: carryApplications,
    ownData: 'applications',
    moves: 'rows',
    until: 'the programme goes',
  },
  exclusion: {
    what: 'people never to be paired with',
    who: {
      person_id: ['person', 'gone'],
      excluded_person_id: ['person', null],
      excluded_address: [
        'address',
        { by: 'becomes a keyed mark, so that the two stay apart should they come back' },
      ],
    },
    merged: async ({ move, kept, gone }) => {
      await move('person_id', { only: sql`t.excluded_person_id is distinct from ${kept.id}::bigint` });
      await move('excluded_person_id', { only: sql`t.person_id not in (${kept.id}, ${gone.id})` });
    },
    ownData: 'neverPairedWith',
    moves: 'rows',
    until: 'whoever named them erases themselves',
  },
  former_mark: {
    what: 'that somebody who went with the data of their last round had partners, by a keyed mark of the address',
    who: {
      person_id: ['person', FORMER],
      successor_id: ['person', 'gone'],
    },
    words: { mark: { stays: 'so that nobody is paired with a former partner again: it tells no address' } },
    ownData: { not: 'a mark that leads nowhere; the partners are in `formerPartners`' },
    moves: 'rows',
    until: 'the programme goes',
  },
  kept_answer: {
    what: 'answers that somebody asked to keep for the next round’s form',
    who: { person_id: ['person', { with: 'kept_form' }] },
    merged: { stays: 'the other gets the same with `kept_form`' },
    words: { value: { by: 'goes with what was kept' } },
    ownData: 'keptAnswers',
    moves: 'rows',
    until: 'they apply again, ask for it, or two years after they asked to keep them',
  },
  kept_form: {
    what: 'that somebody asked to keep their answers for the next round',
    who: { person_id: ['person', 'gone'] },
    // Its answers refer to it, so neither table can move before the other.
    merged: async ({ copy }) => {
      await copy('kept_form', 'person_id');
      await copy('kept_answer', 'person_id');
    },
    ownData: 'keptAnswers',
    moves: 'rows',
    until: 'they apply again, ask for it, or two years after they asked',
  },
} satisfies Partial<Claims<Table>>;
