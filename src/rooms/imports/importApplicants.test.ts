import { expect, test } from 'vitest';
import { rolledBack } from '../../../test/database.ts';
import { applicantLines, changed, csvFile } from '../../../test/importFiles.ts';
import type { SheetLine } from '../../../test/importFiles.ts';
import { COLUMNS, ready } from '../../../test/importing.ts';

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

test('the same file twice changes nothing; a new one changes only what its people have not touched', async () => {
  await rolledBack(async (db) => {
    const { ctx, run, applications, answers } = await ready(db);
    const lines: SheetLine[] = applicantLines(3);
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
