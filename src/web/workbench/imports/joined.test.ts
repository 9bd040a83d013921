import { expect, test } from 'vitest';
import { fieldsIn, onImportDesk, plain } from '../../../../test/importDesk.ts';
import { madeXlsx } from '../../../../test/madeSheets.ts';

const HEADINGS = ['Name', 'E-mail', 'Country', 'Language 1', 'Level 1', 'Language 2', 'Level 2'];
const LANGUAGES = {
  'goal-3': 'languages',
  'goal-4': 'languages',
  'goal-5': 'languages',
  'goal-6': 'languages',
};
const ROWS = [
  HEADINGS,
  ['Ida Noor', 'ida@import.example', '🇫🇷', 'English', 'C1', 'Klingon', 'C2'],
  ['Bo Lind', 'bo@import.example', 'SE', 'English', 'C2', 'Inglish', 'fluent'],
  ['Cleo Diaz', 'cleo@import.example', 'SE', 'English', 'fluent', 'Spanish', 'C2'],
];

test('words of columns that hold one thing together are chosen for in all of them, a level goes with its language, and a flag is a word, too', () =>
  onImportDesk(async ({ ctx, tomas, look, given }) => {
    const page = await given(madeXlsx(ROWS));
    await tomas.post(page, { ...fieldsIn(await look(page)), ...LANGUAGES });
    const asked = fieldsIn(await look(page));
    const words = new Map(
      Object.entries(asked)
        .filter(([name]) => name.startsWith('piece-'))
        .map(([name, piece]) => [piece, name.replace('piece-', '')]),
    );
    // No level appears as an unknown language.
    expect([...words.keys()].toSorted()).toEqual(['Inglish', 'Klingon', '🇫🇷']);
    await tomas.post(page, {
      ...asked,
      [`nothing-${words.get('Klingon')}`]: 'yes',
      [`to-${words.get('Inglish')}`]: 'Spanish',
      [`to-${words.get('🇫🇷')}`]: 'France',
    });
    const then = await look(page);
    expect(then).not.toContain('name="piece-');
    expect(plain(then)).toContain('All can be taken');
    const [draft] = await ctx.db.selectFrom('import_draft').select('choices').execute();
    expect(Object.values(draft!.choices).flat()).toHaveLength(3);
    for (const words of ['English – C1', 'Spanish – C1', 'Spanish – C2', 'English – C2'])
      expect(plain(then)).toContain(words);
    expect(plain(then)).not.toContain('Klingon – ');
  }));

test('a language without its level beside it is mended in its own cell: what was chosen for the same word elsewhere changes nobody who has both', () =>
  onImportDesk(async ({ ctx, cast, tomas, look, given }) => {
    // Choices from an earlier file with one column, and from one that listed levels as words.
    const earlier = [
      ['english', 'English', 'English B1'],
      ['french', 'French', ''],
      ['c2', 'C2', ''],
    ] as const;
    for (const [folded, piece, stands_for] of earlier)
      await ctx.db
        .insertInto('import_word')
        .values({ programme_id: cast.programme, goal: 'languages', folded, piece, stands_for })
        .execute();
    const rows = [
      HEADINGS,
      ['Ida Noor', 'ida@import.example', 'FR', 'English', 'C2', 'French', 'C1'],
      ['Bo Lind', 'bo@import.example', 'SE', 'Swedish', 'C2', 'French', ''],
      ['Cleo Diaz', 'cleo@import.example', 'SE', '', 'C2', 'Spanish', 'C1'],
    ];
    const page = await given(madeXlsx(rows));
    await tomas.post(page, { ...fieldsIn(await look(page)), ...LANGUAGES });
    const asked = await look(page);
    expect(asked).not.toContain('name="piece-');
    expect(Object.entries(fieldsIn(asked)).filter(([name]) => name.startsWith('cell-'))).toEqual([
      ['cell-3-5', 'French'],
      ['cell-3-6', ''],
      ['cell-4-4', 'C2'],
      ['cell-4-3', ''],
    ]);
    await tomas.post(page, { ...fieldsIn(asked), 'cell-3-5': 'French A2', 'cell-4-4': '' });
    const then = await look(page);
    expect(plain(then)).toContain('All can be taken');
    for (const words of ['English – C2', 'French – C1', 'French – A2', 'Spanish – C1'])
      expect(plain(then)).toContain(words);
    expect(plain(then)).not.toContain('English – B1');
  }));

test('languages and levels that are not as many are mended in both of their cells', () =>
  onImportDesk(async ({ tomas, look, given }) => {
    const page = await given(
      madeXlsx([
        ['Name', 'E-mail', 'Country', 'Languages', 'Level'],
        ['Ida Noor', 'ida@import.example', 'FR', 'English; French; Spanish', 'C1; B2'],
      ]),
    );
    await tomas.post(page, { ...fieldsIn(await look(page)), 'goal-3': 'languages', 'goal-4': 'languages' });
    const asked = await look(page);
    const cells = Object.entries(fieldsIn(asked)).filter(([name]) => name.startsWith('cell-'));
    expect(cells).toEqual([
      ['cell-2-3', 'English; French; Spanish'],
      ['cell-2-4', 'C1; B2'],
    ]);
    await tomas.post(page, { ...fieldsIn(asked), 'cell-2-4': 'C1; B2; A1' });
    const then = plain(await look(page));
    for (const words of ['English – C1', 'French – B2', 'Spanish – A1', 'All can be taken'])
      expect(then).toContain(words);
  }));
