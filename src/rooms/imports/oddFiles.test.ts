import { expect, test } from 'vitest';
import { rolledBack } from '../../../test/database.ts';
import { applicantLines, changed, csvFile } from '../../../test/importFiles.ts';
import type { SheetLine } from '../../../test/importFiles.ts';
import { countOf } from '../../../test/whole.ts';
import { COLUMNS, ready } from '../../../test/importing.ts';

test('nothing is taken when one cell cannot be read, and each is named with its row, line and column', async () => {
  await rolledBack(async (db) => {
    const { run, applications } = await ready(db);
    const lines: SheetLine[] = applicantLines(5);
    const bad = lines.map((line, index) => {
      if (index === 1) return changed(line, { Country: 'Wakanda', Languages: 'Klingonese C1' });
      if (index === 3) return changed(line, { 'E-mail': 'PERSON0@import.Example ' });
      if (index === 4) return changed(line, { 'E-mail': 'nobody' });
      return line;
    });
    const bytes = csvFile(COLUMNS, bad);
    const { checked, taken } = await run(bytes);
    expect(taken).toBeNull();
    expect(await applications()).toEqual([]);
    // Each row's hopes contain a line break, so line numbers run ahead of row numbers.
    expect(checked.problems).toEqual([
      { row: 3, line: 4, column: 2, reason: 'unknown-country', piece: 'Wakanda' },
      { row: 3, line: 4, column: 4, reason: 'unknown-language', piece: 'Klingonese C1' },
      { row: 5, line: 8, column: 0, reason: 'same-address', piece: '2' },
      { row: 6, line: 10, column: 0, reason: 'bad-address', piece: 'nobody' },
    ]);
    const second = await run(bytes, { acceptValid: true });
    expect(second.taken).toMatchObject({ taken: 2 });
    expect((await applications()).map(({ address }) => address)).toEqual([
      'person0@import.example',
      'person2@import.example',
    ]);
    const third = await run(bytes, { acceptValid: true });
    expect(third.taken).toMatchObject({ taken: 0, same: 2 });
    expect(await db.selectFrom('import_file').select('id').execute()).toHaveLength(1);
  });
});

test('a column nobody knows stops the import until the map says what it is', async () => {
  await rolledBack(async (db) => {
    const { run } = await ready(db);
    const lines = applicantLines(1).map((line) =>
      changed(line, { 'Shoe size': '43', Dream: 'A long letter' }),
    );
    const columns = [...COLUMNS.filter((one) => one !== 'Hopes'), 'Shoe size', 'Dream'];
    const first = await run(csvFile(columns, lines));
    expect(first.taken).toBeNull();
    expect(first.checked.columns?.problems).toEqual([
      { reason: 'unknown-column', column: 7, text: 'Shoe size' },
      { reason: 'unknown-column', column: 8, text: 'Dream' },
    ]);
    const map = { 'shoe size': 'ignore', Dream: 'hopes' };
    expect((await run(csvFile(columns, lines), { map })).taken).toMatchObject({ taken: 1 });
    const wrong = await run(csvFile(columns, lines), { map: { Dreams: 'hopes', Dream: 'nightmares' } });
    expect(wrong.checked.columns?.problems.map(({ reason }) => reason)).toContain('map-column');
    expect(wrong.checked.columns?.problems.map(({ reason }) => reason)).toContain('map-target');
    expect(wrong.taken).toBeNull();
  });
});

test('hostile cells are kept as text, refused where they are no text, and shown on one line without orders to a terminal', async () => {
  await rolledBack(async (db) => {
    const { run, answers } = await ready(db);
    const [line] = applicantLines(1);
    const hostile: SheetLine[] = [
      { ...line!, 'E-mail': 'a@x.example', Name: '=cmd|"/c calc"!A1' },
      { ...line!, 'E-mail': 'b@x.example', Name: '<script>alert(1)</script>' },
      { ...line!, 'E-mail': 'c@x.example', Name: 'Bcc:\r\n everybody@x.example' },
      { ...line!, 'E-mail': 'd@x.example', Name: 'NUL\0here' },
      { ...line!, 'E-mail': 'e@x.example', Hopes: 'x'.repeat(50_000) },
      { ...line!, 'E-mail': 'f@x.example\r\nBcc: g@x.example' },
      { ...line!, 'E-mail': 'h@x.example', Country: '\u001b]0;owned\u0007\u202eWakanda\nRow 9: fine' },
      { ...line!, 'E-mail': 'i@x.example', Name: '__proto__', Sector: 'constructor' },
      { ...line!, 'E-mail': "j@x.example'; drop table person; --" },
    ];
    const { checked, taken } = await run(csvFile(COLUMNS, hostile), { acceptValid: true });
    expect(taken).toMatchObject({ taken: 3 });
    expect((await answers('a@x.example'))['name']).toBe('=cmd|"/c calc"!A1');
    expect((await answers('b@x.example'))['name']).toBe('<script>alert(1)</script>');
    expect((await answers('c@x.example'))['name']).toBe('Bcc: everybody@x.example');
    expect(checked.problems.map(({ row, reason }) => [row, reason])).toEqual([
      [5, 'control'],
      [6, 'too-long'],
      [7, 'bad-address'],
      [8, 'control'],
      [9, 'unknown-option'],
      [10, 'bad-address'],
    ]);
    for (const { piece } of checked.problems) {
      expect(piece).not.toMatch(/\p{C}/u);
      expect(piece.length).toBeLessThanOrEqual(60);
    }
    const mail = await db
      .selectFrom('outbox')
      .select(['html', 'text'])
      .where('address', '=', 'b@x.example')
      .executeTakeFirstOrThrow();
    expect(mail.html).not.toContain('<script>alert');
  });
});

test('a file that breaks off inside a quoted cell is taken in no part', async () => {
  await rolledBack(async (db) => {
    const { run, applications } = await ready(db);
    const bytes = csvFile(COLUMNS, applicantLines(3));
    const { checked, taken } = await run(bytes.subarray(0, bytes.length - 10), { acceptValid: true });
    expect(checked.broken?.problem).toBe('quote');
    expect(taken).toBeNull();
    expect(await applications()).toEqual([]);
  });
});

test('an empty file, and one without an address column, are told and not taken', async () => {
  await rolledBack(async (db) => {
    const { run } = await ready(db);
    expect((await run(Buffer.from('\n\n'))).checked.columns).toBeNull();
    const { checked } = await run(csvFile(['Name', 'Country'], applicantLines(2)), { acceptValid: true });
    expect(checked.columns?.problems.map(({ reason }) => reason)).toEqual(['no-address']);
  });
});

test('thousands of people are taken and invited in one go', async () => {
  const many = countOf({ whole: 5000, few: 2000 });
  await rolledBack(async (db) => {
    const { run } = await ready(db);
    expect((await run(csvFile(COLUMNS, applicantLines(many)))).taken).toMatchObject({ taken: many });
    const { count } = await db
      .selectFrom('outbox')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    expect(Number(count)).toBe(many);
  });
});
