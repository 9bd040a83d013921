import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CLAIMS } from '../src/rooms/brought.ts';
import { owner, written } from './writtenTables.ts';

const root = new URL('..', import.meta.url).pathname;
const QUEUED = 'a mail that waits goes to the new address with the change itself';
const SETTING = 'the installation’s settings are kept by key, each by who has it';
const WHOSE = 'forms and answers stand in tables of whoever asks and answers, which that room claims';
const CHANGED = 'what the claims of all rooms say of two who became one, and what undoes it';

/** Writes of one room to another room's table, with the reason why the owner has no verb for it. */
const ABROAD: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'duplicates/merging/changeRows.ts': { '?': CHANGED },
  'duplicates/merging/undoMerge.ts': { outbox: 'the mail that told of it has lost its reason' },
  'forms/answerTable.ts': { '?': WHOSE },
  'forms/arrange.ts': { '?': WHOSE },
  'forms/writeForm.ts': { '?': WHOSE },
  'imports/takeRows.ts': { outbox: 'mail to whom a spreadsheet brings waits for a volunteer' },
  'inbox/duties.ts': {
    outbox: 'of threads that go by the thousand',
  },
  'outboxTransitions.ts': { outbox: 'the ways of a mail, for the outbox and for delivery' },
  'partnerships/eraseDue.ts': { outbox: 'the mail that tells somebody of it goes with them' },
  'people/addresses/useAddress.ts': { outbox: QUEUED },
  'people/erasure/followClaims.ts': { '?': 'what the claims of all rooms say' },
  'pieces.ts': { '?': 'rows of the room that calls it, which names its table' },
  'preferences/chooseRhythm.ts': { outbox: 'who wants no digest any more gets what it gathered' },
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
