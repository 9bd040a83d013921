import { expect, test } from 'vitest';
import { csvFile } from '../../../test/importFiles.ts';
import type { SheetLine } from '../../../test/importFiles.ts';
import { questions } from '../../../test/readingTables.ts';
import type { Question } from '../forms/index.ts';
import { mapColumns, mapOf } from './columns.ts';
import { readSheet } from './readSheet.ts';

const asked = (role: string): Question => questions.find((one) => one.role === role)!;

async function read(line: SheetLine, map: Record<string, string>) {
  const { checked, people } = await readSheet({
    bytes: csvFile(Object.keys(line), [line]),
    questions,
    map,
    now: new Date('2026-11-27'),
  });
  const answers = people[0]?.applicant.answers.map(({ question, value }) => [question.role, value]) ?? [];
  return {
    problems: checked.columns!.problems.map(({ reason }) => reason),
    answers: Object.fromEntries(answers),
  };
}

test('a map names a question by its role, its id or its words in any language', () => {
  for (const goal of ['country', String(asked('country').id), ...Object.values(asked('country').label)]) {
    const { targets, problems } = mapColumns(['email', 'name', 'Where'], questions, { Where: goal });
    expect({ goal, problems }).toEqual({ goal, problems: [] });
    expect(targets[2]).toBe(asked('country'));
  }
  const { problems } = mapColumns(['email', 'name', 'Where'], questions, { Where: 'No such question' });
  expect(problems.map(({ reason }) => reason)).toContain('map-target');
});

test('columns that a map leads to one question are joined, in the order of the map', async () => {
  const line = {
    Mail: 'a@x.example',
    Surname: 'Diop',
    First: 'Awa',
    'English level': 'English C1',
    Others: 'French B2',
    Why: 'Letters.',
    More: '',
    'Even more': 'And books.',
  };
  const map = {
    First: 'name',
    Surname: 'name',
    Mail: 'address',
    'English level': 'languages',
    Others: 'languages',
    Why: 'hopes',
    More: 'hopes',
    'Even more': 'hopes',
  };
  expect(await read(line, map)).toEqual({
    problems: [],
    answers: {
      name: 'Awa Diop',
      languages: [
        { code: 'en', level: 'C1' },
        { code: 'fr', level: 'B2' },
      ],
      hopes: 'Letters.\nAnd books.',
    },
  });
});

test('a column of levels beside one of languages is joined to it without a map, unless one says what it holds', async () => {
  const line = { Mail: 'a@x.example', Name: 'Awa', Sprache: 'Englisch', Stadt: 'Thiès', Niveau: 'B2' };
  const map = { Mail: 'address' };
  expect(await read(line, map)).toEqual({
    problems: [],
    answers: { name: 'Awa', languages: [{ code: 'en', level: 'B2' }], place: 'Thiès' },
  });
  const { problems } = mapColumns(Object.keys(line), questions, { ...map, Niveau: '?' });
  expect(problems).toEqual([{ reason: 'unknown-column', column: 4, text: 'Niveau' }]);
});

test('what cannot be joined, and what no map leads together, is still one column too many', async () => {
  const mail = { Mail: 'a@x.example', Name: 'Awa' };
  const twice = async (line: SheetLine, map: Record<string, string>) =>
    (await read({ ...mail, ...line }, { Mail: 'address', ...map })).problems;
  expect(await twice({ A: 'Senegal', B: 'Mali' }, { A: 'country', B: 'country' })).toEqual(['column-twice']);
  expect(await twice({ Other: 'b@x.example' }, { Other: 'address' })).toEqual(['column-twice']);
  expect(await twice({ Nombre: 'Awa' }, {})).toEqual(['column-twice']);
  expect(await twice({ Nombre: 'Diop' }, { Nombre: 'name' })).toEqual(['column-twice']);
});

test('the skeleton of a map says what is known of each column, and reads back as it is', () => {
  const long = `Please tell us: ${'what do you hope for, and '.repeat(8)}why?`;
  const header = ['email', 'Nom complet', long, 'Notes', ''];
  const map = { Notes: 'ignore' };
  const columns = mapColumns(header, questions, map);
  const skeleton = mapOf(columns);
  expect(skeleton).toEqual({ email: 'address', 'Nom complet': 'name', [long]: '?', Notes: 'ignore' });
  const again = mapColumns(header, questions, skeleton);
  expect(again.targets).toEqual(columns.targets);
  // A "?" left in the map is an unknown column, as before.
  expect(again.problems).toEqual(columns.problems);
  expect(mapColumns(header, questions, { ...skeleton, [long]: 'hopes' }).problems).toEqual([]);
});
