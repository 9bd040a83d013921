import type { Transaction } from 'kysely';
import { expect, test } from 'vitest';
import { defaultForm } from '../../../../sample/form.ts';
import { stage, stageRound } from '../../../../test/cast.ts';
import { testContext } from '../../../../test/context.ts';
import { rolledBack } from '../../../../test/database.ts';
import { applicantLines, changed, csvFile } from '../../../../test/import-files.ts';
import type { Line } from '../../../../test/import-files.ts';
import type { Schema } from '../../../db/schema.ts';
import { loadForm } from '../../programmes/index.ts';
import { importApplicants } from './importApplicants.ts';
import type { ImportOutcome } from './importApplicants.ts';

const COLUMNS = ['E-mail', 'Name', 'Country', 'Time zone', 'Languages', 'Sector', 'Interests', 'Hopes'];

async function ready(db: Transaction<Schema>) {
  const ctx = testContext(db);
  const { programme, people } = await stage(ctx);
  const round = await stageRound(ctx, programme);
  await loadForm(ctx, programme, round.id, defaultForm);
  const run = async (
    bytes: Uint8Array,
    more: { acceptValid?: boolean; map?: Record<string, string> } = {},
  ): Promise<ImportOutcome> => {
    const outcome = await importApplicants(ctx, {
      programme,
      actor: { kind: 'command' },
      round: round.id,
      file: { name: 'people.csv', bytes },
      ...more,
    });
    if (!outcome.ok) throw new Error(outcome.reason);
    return outcome;
  };
  const applications = () =>
    db
      .selectFrom('application')
      .innerJoin('person', 'person.id', 'application.person_id')
      .select(['address', 'name', 'country', 'zone', 'locale', 'state', 'source', 'application.id'])
      .orderBy('address')
      .execute();
  const answers = async (address: string): Promise<Record<string, unknown>> => {
    const rows = await db
      .selectFrom('answer')
      .innerJoin('application', 'application.id', 'answer.application_id')
      .innerJoin('person', 'person.id', 'application.person_id')
      .innerJoin('question', 'question.id', 'answer.question_id')
      .select(['role', 'value'])
      .where('address', '=', address)
      .execute();
    return Object.fromEntries(rows.map(({ role, value }) => [role, value]));
  };
  return { ctx, programme, people, round, run, applications, answers };
}

test('people of a spreadsheet become unconfirmed drafts with their answers, each invited once by mail', async () => {
  await rolledBack(async (db) => {
    const { run, applications, answers } = await ready(db);
    const { checked, taken } = await run(csvFile(COLUMNS, applicantLines(3)));
    expect(checked.problems).toEqual([]);
    expect(taken).toMatchObject({ taken: 3, updated: 0, same: 0, kept: [] });
    expect(await applications()).toMatchObject([
      {
        name: 'Person 0',
        country: 'SN',
        zone: 'Africa/Dakar',
        locale: 'en',
        state: 'draft',
        source: 'import',
      },
      { name: 'Person 1', country: 'IT', zone: 'Europe/Rome', locale: 'es' },
      { name: 'Person 2', country: 'AR', zone: 'America/Argentina/Cordoba' },
    ]);
    expect(await answers('person0@import.example')).toEqual({
      name: 'Person 0',
      country: 'SN',
      zone: 'Africa/Dakar',
      languages: [
        { code: 'en', level: 'C1' },
        { code: 'fr', level: 'B2' },
      ],
      sector: 'education',
      interests: ['leading', 'writing'],
      hopes: 'Letters about the 0th shelf.\nAnd about "everything" else; really.',
    });
    const mails = await db.selectFrom('outbox').selectAll().orderBy('address').execute();
    expect(mails.map(({ kind, address }) => [kind, address])).toEqual(
      [0, 1, 2].map((index) => ['import-invitation', `person${index}@import.example`]),
    );
    expect(mails[0]!.text).toMatch(/%%link:resume:\d+%%/);
    expect(mails[1]!.subject).toBe('¿Quieres participar en Far Shelves?');
    const people = await db.selectFrom('person').selectAll().where('imported_at', 'is not', null).execute();
    expect(people.every((one) => one.address_confirmed_at === null && one.account_id === null)).toBe(true);
    expect(people.every((one) => one.invited_at !== null)).toBe(true);
  });
});

test('nothing is taken when one cell cannot be read, and each is named with its row, line and column', async () => {
  await rolledBack(async (db) => {
    const { run, applications } = await ready(db);
    const lines: Line[] = applicantLines(5);
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
    // Each row's hopes have a line break of their own, so the lines run ahead of the rows.
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

test('the same file twice changes nothing; a new one changes only what its people have not touched', async () => {
  await rolledBack(async (db) => {
    const { ctx, run, applications, answers } = await ready(db);
    const lines: Line[] = applicantLines(3);
    await run(csvFile(COLUMNS, lines));
    const before = await applications();
    ctx.clock.forward(24);
    expect(await run(csvFile(COLUMNS, lines))).toMatchObject({ taken: null, earlier: expect.any(Date) });
    expect(await applications()).toEqual(before);
    // Person 1 has begun to work on the draft.
    await db
      .updateTable('answer')
      .set({ answered_at: ctx.clock.now() })
      .where('application_id', '=', before[1]!.id)
      .execute();
    const second = lines.map((line) =>
      changed(line, { Name: `${line['Name']!} the Second`, Sector: 'public' }),
    );
    const again = await run(csvFile(COLUMNS, [lines[0]!, ...second.slice(1)]));
    expect(again.taken).toEqual({ taken: 0, updated: 1, same: 1, kept: [3] });
    expect((await applications()).map(({ name }) => name)).toEqual([
      'Person 0',
      'Person 1',
      'Person 2 the Second',
    ]);
    expect(await answers('person2@import.example')).toMatchObject({ sector: 'public' });
    expect(await db.selectFrom('outbox').select('id').execute()).toHaveLength(3);
  });
});

test('whoever applied by the form is left alone, and what people confirmed of themselves stays', async () => {
  await rolledBack(async (db) => {
    const { ctx, programme, round, people, run } = await ready(db);
    await db
      .insertInto('application')
      .values({
        programme_id: programme,
        round_id: round.id,
        person_id: people.luca,
        state: 'confirmed',
        state_at: ctx.clock.now(),
        created_at: ctx.clock.now(),
      })
      .execute();
    const [line] = applicantLines(1);
    const { taken } = await run(
      csvFile(COLUMNS, [
        { ...line!, 'E-mail': 'luca@cast.example', Name: 'Lucca' },
        { ...line!, 'E-mail': 'Amina@Cast.example', Name: 'Aminata' },
      ]),
    );
    expect(taken).toEqual({ taken: 1, updated: 0, same: 0, kept: [2] });
    const names = await db
      .selectFrom('person')
      .select('name')
      .where('id', 'in', [people.luca, people.amina])
      .orderBy('id')
      .execute();
    expect(names.map(({ name }) => name).toSorted()).toEqual(['Amina Diallo', 'Luca Ferri']);
  });
});

test('people somebody rules out in the file are ruled out, and their names stay out of the report', async () => {
  await rolledBack(async (db) => {
    const { people, run } = await ready(db);
    const lines = applicantLines(2).map((line, index) =>
      changed(line, { Exclusions: index === 0 ? 'luca@cast.example; Somebody Else' : 'x'.repeat(300) }),
    );
    const { checked } = await run(csvFile([...COLUMNS, 'Exclusions'], lines), { acceptValid: true });
    expect(checked.problems).toMatchObject([{ reason: 'exclusion-long', piece: '' }]);
    expect(
      await db.selectFrom('exclusion').selectAll().orderBy('excluded_address', 'desc').execute(),
    ).toMatchObject([
      { excluded_address: 'luca@cast.example', excluded_person_id: people.luca },
      { excluded_address: '', excluded_name: 'Somebody Else', excluded_person_id: null },
    ]);
  });
});

test('hostile cells are kept as text, refused where they are no text, and shown on one line without orders to a terminal', async () => {
  await rolledBack(async (db) => {
    const { run, answers } = await ready(db);
    const [line] = applicantLines(1);
    const hostile: Line[] = [
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

test('five thousand people are taken and invited in one go', async () => {
  await rolledBack(async (db) => {
    const { run } = await ready(db);
    expect((await run(csvFile(COLUMNS, applicantLines(5000)))).taken).toMatchObject({ taken: 5000 });
    const { count } = await db
      .selectFrom('outbox')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    expect(Number(count)).toBe(5000);
  });
});
