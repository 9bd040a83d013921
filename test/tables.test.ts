import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CLAIMS } from '../src/rooms/brought.ts';
import { owner, written } from './writtenTables.ts';

const root = new URL('..', import.meta.url).pathname;
const read = (file: string): string => readFileSync(`${root}src/rooms/${file}`, 'utf8');
const files = globSync('**/*.ts', { cwd: `${root}src/rooms` }).filter((file) => !file.endsWith('.test.ts'));

/** Verbs that write a table by its name, and the room that gives them the name. */
const BY_NAME: Readonly<Record<string, string>> = {
  'duplicates/merging/changeRows.ts':
    'the claim of the owner says what becomes of a row when two people become one',
  'forms/answerTable.ts': 'the owner names the table (`answerTable`)',
  'forms/arrange.ts': 'the owner names the table (`formTable`)',
  'forms/writeForm.ts': 'the owner names the table (`formTable`)',
  'people/erasure/followClaims.ts': 'the claim of the owner says what becomes of an erased person',
  'pieces.ts': 'the owner names the table where it calls these verbs',
};

/** The writes of a file to tables of other rooms. */
const abroad = (file: string, text = read(file)): string[] =>
  [...written(text)]
    .filter((table) => table !== '?' && owner.get(table) !== file.split('/')[0])
    .map((table) => `${file} ${table}`);

test('each table belongs to one room', () => {
  expect([...owner.keys()].toSorted()).toEqual(Object.keys(CLAIMS).toSorted());
});

test('a room writes its own tables only', () => {
  expect(files.flatMap((file) => abroad(file))).toEqual([]);
  expect(abroad('topics/plan.ts', "db.deleteFrom('membership')")).toEqual(['topics/plan.ts membership']);
  expect(abroad('topics/plan.ts', "removeByPieces(ctx, 'outbox', old)")).toEqual(['topics/plan.ts outbox']);
});

test('a table is written by a name that is known only at run time where its owner gives the name', () => {
  expect(files.filter((file) => written(read(file)).has('?')).toSorted()).toEqual(
    Object.keys(BY_NAME).toSorted(),
  );
});

test('a room gives the verbs of forms the names of its own tables', () => {
  const given = files.flatMap((file) =>
    [...read(file).matchAll(/\b(?:answer|form)Table\(([^)]*)\)/g)].flatMap(([, args = '']) =>
      [...args.matchAll(/'(\w+)'/g)].flatMap(([, name = '']) => (owner.has(name) ? [[file, name]] : [])),
    ),
  );
  expect(given.length).toBeGreaterThan(3);
  expect(given.filter(([file, name]) => owner.get(name!) !== file!.split('/')[0])).toEqual([]);
});
