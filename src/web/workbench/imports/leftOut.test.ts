import { expect, test } from 'vitest';
import { fieldsIn, onImportDesk, plain, versionIn, work } from '../../../../test/importDesk.ts';
import { madeXlsx } from '../../../../test/madeSheets.ts';

const words = (html: string): string[] =>
  Object.entries(fieldsIn(html))
    .flatMap(([name, piece]) => (name.startsWith('piece-') ? [piece] : []))
    .toSorted();

const cells = (html: string): string[] =>
  Object.keys(fieldsIn(html)).filter((name) => name.startsWith('cell-'));

test('how far reading and taking a large file is counts the rows that are not left out', () =>
  onImportDesk(async ({ ctx, tomas, look, given }) => {
    const lines = Array.from({ length: 1100 }, (_, at) => `Person ${at},p${at}@import.example,Peru`);
    const page = await given(
      Buffer.from(['Name,E-mail,Country', ...lines, 'Ida,nothing,Peru', 'Bo,none,Peru'].join('\n')),
    );
    expect(plain(await look(page))).toContain('0 of 1,102 rows are read.');
    await work(ctx);
    await tomas.post(page, { version: versionIn(await look(page)), rest: 'out' });
    expect(plain(await look(page))).toContain('0 of 1,100 rows are read.');
    await work(ctx);
    await tomas.post(`${page}/taking`, { version: versionIn(await look(page)), agreed: '1100' });
    const taking = await look(page);
    expect(plain(taking)).toContain('0 of 1,100 rows are taken.');
    expect(taking).toMatch(/<progress[^>]* max="1100"/);
    await ctx.db.updateTable('import_draft').set({ done: 1100 }).execute();
    expect(plain(await look(page))).toContain('1,100 of 1,100 rows are taken.');
  }));

test('a language without its level is a word to choose for, or a cell to mend, only once it is said what all columns hold', () =>
  onImportDesk(async ({ tomas, look, given }) => {
    const page = await given(
      madeXlsx([
        ['Name', 'E-mail', 'Country', 'Languages', 'How well', 'More languages', 'How well there'],
        ['Ida Noor', 'ida@import.example', 'Atlantis', 'English', 'C1', '', ''],
        ['Bo Lind', 'bo@import.example', 'SE', 'English', 'C2', 'French', 'B1'],
        ['Cleo Diaz', 'cleo@import.example', 'SE', 'Klingon', 'B2', '', ''],
      ]),
    );
    const first = await look(page);
    expect(fieldsIn(first)).toMatchObject({ 'goal-3': 'languages', 'goal-4': '?' });
    expect(words(first)).toEqual(['Atlantis', 'Klingon']);
    // Two hold languages, and of neither level anybody has said anything yet.
    await tomas.post(page, { ...fieldsIn(first), 'goal-5': 'languages' });
    const second = await look(page);
    expect([words(second), cells(second)]).toEqual([['Atlantis', 'Klingon'], []]);
    // A level that is left out leaves languages that lack it.
    await tomas.post(page, {
      ...fieldsIn(second),
      'goal-4': 'ignore',
      'goal-5': 'ignore',
      'goal-6': 'ignore',
    });
    expect(words(await look(page))).toEqual(['Atlantis', 'English', 'Klingon']);
  }));
