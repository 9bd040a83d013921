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
    // Two columns hold languages, and nobody has said yet which column holds the level of either.
    await tomas.post(page, { ...fieldsIn(first), 'goal-5': 'languages' });
    const second = await look(page);
    expect([words(second), cells(second)]).toEqual([['Atlantis', 'Klingon'], []]);
    // Leaving out a column of levels leaves languages without a level.
    await tomas.post(page, {
      ...fieldsIn(second),
      'goal-4': 'ignore',
      'goal-5': 'ignore',
      'goal-6': 'ignore',
    });
    expect(words(await look(page))).toEqual(['Atlantis', 'English', 'Klingon']);
  }));

test('what finds no room on the page of an import is counted to its end', () =>
  onImportDesk(async ({ tomas, look, given }) => {
    const letters = 'bcdfghklmnprstvz';
    const syllable = (n: number): string => `${letters[n % 16]}a${letters[Math.floor(n / 16) % 16]}o`;
    const twice = Array.from({ length: 101 }, (_, n) => {
      const [first, last] = [`Ana${syllable(n)}`, `Lund${syllable(n)}ov`];
      return [`${first} ${last},a${n}@x.example,Peru`, `${last} ${first},z${n}z@y.example,Peru`];
    });
    const faulty = Array.from({ length: 201 }, (_, n) => `Nobody ${n},none,Peru`);
    const page = await given(Buffer.from(['Name,E-mail,Country', ...twice.flat(), ...faulty].join('\n')));
    const first = await look(page);
    expect(plain(first)).toContain('151 more rows come after these.');
    expect(plain(first)).toContain('1 more pair comes once you have saved what you say of these.');
    const said = Object.fromEntries(
      [...first.matchAll(/name="(alike-\d+)" value="different"/g)].map(([, name]) => [name, 'different']),
    );
    await tomas.post(page, { version: versionIn(first), rest: 'out', ...said });
    const second = plain(await look(page));
    expect(second).toContain('201 rows are left out');
    expect(second).toContain('take row 204 in again · Nobody 0');
    expect(second).toContain('1 more row comes after these.');
    expect(second).toContain('100 pairs are decided');
  }));
