import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CLAIMS } from '../src/rooms/brought.ts';
import { owner, written } from './writtenTables.ts';

const root = new URL('..', import.meta.url).pathname;
const QUEUED = 'a mail that waits goes to the new address with the change itself';
const SETTING = 'the installation’s settings are kept by key, each by who has it';
const BY_THOUSANDS = 'rows of a spreadsheet by the thousand, with one statement for each table';
const UNANSWERED = 'what an import brought and nobody answered goes with it';
const WHOSE = 'forms and answers stand in tables of whoever asks and answers, which that room claims';
const CHANGED = 'what the claims of all rooms say of two who became one, and what undoes it';

/** Writes of one room to another room's table, with the reason why the owner has no verb for it. */
const ABROAD: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'applications/formerMarks.ts': { former_pair: 'who comes back gets their former partners again' },
  'applications/leaving/withdraw.ts': { proposal: 'what was only proposed goes with the application' },
  'duplicates/merging/changeRows.ts': { '?': CHANGED },
  'duplicates/merging/undoMerge.ts': { outbox: 'the mail that told of it has lost its reason' },
  'calls/purge.ts': { '?': 'calls and how they connected, both its own' },
  'forms/answerTable.ts': { '?': WHOSE },
  'forms/arrange.ts': { '?': WHOSE },
  'forms/writeForm.ts': { '?': WHOSE },
  'imports/insertExclusions.ts': { exclusion: BY_THOUSANDS },
  'imports/remindImported.ts': { application: 'who was reminded stands with the application' },
  'imports/undoing/correctedBefore.ts': { answer: BY_THOUSANDS, application: UNANSWERED },
  'imports/undoing/exclusionsBefore.ts': { exclusion: UNANSWERED },
  'imports/undoing/personBefore.ts': { person: 'what a spreadsheet said of them is taken back' },
  'imports/undoing/undoImport.ts': {
    application: UNANSWERED,
    person: 'who came by the import goes with it',
  },
  'imports/takeRows.ts': { outbox: 'mail to whom a spreadsheet brings waits for a volunteer' },
  'inbox/duties.ts': {
    matter: 'of threads that go by the thousand',
    outbox: 'of threads that go by the thousand',
  },
  'outbox/listing/countSent.ts': { setting: SETTING },
  'outbox/moving/finishMove.ts': { matter: 'of mails that move by the thousand' },
  'outboxTransitions.ts': { outbox: 'the ways of a mail, for the outbox and for delivery' },
  'pairing/forget.ts': { '?': 'runs and studies, both its own' },
  'pairing/former/importPairs.ts': {
    import_file: 'both kinds of spreadsheet are known by their fingerprint',
  },
  'pairing/publication/introduce.ts': {
    membership: 'a proposal that is published becomes a partnership',
    partnership: 'a proposal that is published becomes a partnership',
  },
  'pairing/trio/joinPair.ts': {
    membership: 'a third joins a pair that goes on',
    partnership: 'why the third fits stands with why the two do',
  },
  'partnerships/eraseDue.ts': { outbox: 'the mail that tells somebody of it goes with them' },
  'people/addresses/useAddress.ts': { outbox: QUEUED },
  'people/erasure/followClaims.ts': { '?': 'what the claims of all rooms say' },
  'pieces.ts': { '?': 'rows of the room that calls it, which names its table' },
  'preferences/chooseRhythm.ts': { outbox: 'who wants no digest any more gets what it gathered' },
  'programmes/dates/askAgain.ts': { application: 'a date that moved asks everybody anew, by one statement' },
  'programmes/rounds/copyRound.ts': { round_topic: 'a round is copied with its plan' },
  'programmes/dates/moveDate.ts': { round_topic: 'a round moves with its plan' },
  'sending/bounces/noteBounce.ts': { outbox: 'what came back was not delivered' },
  'sending/bounces/releaseStopped.ts': { outbox: 'what was refused because of us is tried again' },
  'setting.ts': { setting: SETTING },
};

const abroad = (file: string): string[] => {
  const [room] = file.split('/');
  const text = readFileSync(`${root}src/rooms/${file}`, 'utf8');
  return [...written(text)].filter((table) => owner.get(table) !== room).map((table) => `${file} ${table}`);
};

test('each table belongs to one room', () => {
  expect([...owner.keys()].toSorted()).toEqual(Object.keys(CLAIMS).toSorted());
});

test('a room writes its own tables only, but where a reason stands', () => {
  const files = globSync('**/*.ts', { cwd: `${root}src/rooms` }).filter((file) => !file.endsWith('.test.ts'));
  const known = Object.entries(ABROAD).flatMap(([file, tables]) =>
    Object.keys(tables).map((table) => `${file} ${table}`),
  );
  // An entry without its write fails, too.
  expect(files.flatMap(abroad).toSorted()).toEqual(known.toSorted());
});
