import { BY } from '../claim.ts';
import type { Claims, Table } from '../claim.ts';
import { carryFormerPairs, carryPartings } from './former/carryPairs.ts';

const NUMBERS = { stays: 'so that nobody is paired with a former partner again, by number' };

/** The claims of its tables: how each names people, and the fate of that when somebody is erased. */
export const claims = {
  again_wait: {
    what: 'what somebody who waits was told, and chose',
    who: { application_id: [{ of: 'application' }, 'gone'] },
    words: { told: { stays: 'a mark of the reason, without words' } },
    ownData: 'waitingChoices',
    round: 'gone',
    moves: 'rows',
    until: 'the date of the round’s data',
  },
  former_pair: {
    what: 'who was a partner of whom in earlier rounds',
    who: { person_a: ['person', NUMBERS], person_b: ['person', NUMBERS] },
    words: {
      round_label: { stays: 'the name of the round' },
      source: { stays: 'whether it came from a round here or a spreadsheet' },
    },
    merged: carryFormerPairs,
    ownData: 'formerPartners',
    moves: 'rows',
    until: 'the programme goes; who never applied goes from it by itself',
  },
  match_run: {
    what: 'what a match run read and found',
    who: { asked_by: ['person', BY] },
    words: {
      input: { by: 'goes whole: it holds the answers of everybody in the round' },
      result: { by: 'what it says of them goes' },
      proof: { by: 'the price of each person goes' },
      barrier: { by: 'follows from the result' },
      groups: { by: 'follows from the result' },
      locked_groups: { by: 'follows from the result' },
      people: { by: 'goes with the input' },
    },
    plain: ['policy', 'seed', 'fingerprint', 'error', 'totals', 'proof_summary'],
    ownData: { not: 'it is about everybody in the round; what it says of one is on their page' },
    round: ['input', 'result', 'proof', 'barrier', 'groups', 'locked_groups', 'people'],
    moves: 'rows',
    until:
      'the date of the round’s data: who is with whom and the price of each; policy, seed and what was proven stay',
  },
  match_study: {
    what: 'forecasts, and what each rule costs',
    who: {},
    words: { result: { by: 'a forecast goes whole and is made anew; of others their number goes' } },
    plain: ['mark'],
    ownData: { not: 'it is about everybody in the round' },
    round: 'gone',
    moves: 'rows',
    until: 'the date of the round’s data',
  },
  parting: {
    what: 'two who were parted by hand before partners were introduced',
    who: { person_a: ['person', NUMBERS], person_b: ['person', NUMBERS], by: ['person', BY] },
    merged: carryPartings,
    ownData: { not: 'it is the coordinators’ judgement of two people' },
    moves: 'rows',
    until: 'the programme goes',
  },
  proposal: {
    what: 'who may become partners, and why',
    who: { created_by: ['person', BY], locked_by: ['person', BY] },
    words: {
      reasons: { by: 'goes with the whole proposal' },
      alternatives: { by: 'what it says of them goes' },
      words: { by: 'empty with the names of its members' },
    },
    plain: ['run_id', 'countries'],
    ownData: { not: 'nobody is told what was only proposed' },
    round: ['reasons', 'alternatives'],
    moves: 'rows',
    until: 'the date of the round’s data: the reasons',
  },
  proposal_member: {
    what: 'who is in a proposal',
    who: { application_id: [{ of: 'application' }, { with: 'proposal' }] },
    ownData: { not: 'nobody is told what was only proposed' },
    moves: 'rows',
    until: 'the programme goes',
  },
  publication: {
    what: 'who introduced the partners of a round',
    who: { by: ['person', BY] },
    plain: ['run_id'],
    ownData: 'events',
    moves: 'rows',
    until: 'the programme goes',
  },
  round_again: {
    moves: 'rows',
    nobody: 'when a round matches those who wait again, and how',
  },
  trio_answer: {
    what: 'whether a member of a pair would take in a third',
    who: { person_id: ['person', 'gone'] },
    ownData: 'trioAnswers',
    round: 'gone',
    moves: 'rows',
    until: 'the date of the round’s data',
  },
  trio_question: {
    what: 'which pair was asked to take in somebody who waits',
    who: { application_id: [{ of: 'application' }, 'gone'] },
    plain: ['partnership_id'],
    ownData: 'trioQuestions',
    moves: 'rows',
    until: 'the date of the round’s data',
  },
  unmatched: {
    what: 'why somebody has no partner',
    who: { application_id: [{ of: 'application' }, 'gone'] },
    plain: ['run_id'],
    ownData: { not: 'their page says it in words; the rest is about others' },
    round: 'gone',
    moves: 'rows',
    until: 'the date of the round’s data',
  },
} satisfies Partial<Claims<Table>>;
