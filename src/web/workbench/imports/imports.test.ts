import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { HERE, fieldsIn, onImportDesk, plain, versionIn, work } from '../../../../test/importDesk.ts';
import { madeOds, madeXlsx } from '../../../../test/madeSheets.ts';

const HEAD = [
  'First name',
  'Last name',
  'Email address',
  'In which country do you live?',
  'Time zone',
  'Languages',
  'Sector',
  'Shoe size',
];
const ROWS = [
  HEAD,
  ['Ida', 'Noor', 'ida@import.example', 'Deutschland', 'UTC+1', 'English C1; Klingon B1', 'Education', '40'],
  ['=cmd|x', 'Ba', 'ba@import.example', 'Swizerland', '', 'English fluent', 'Circus', '41'],
  [
    'Cleo',
    'Diaz',
    'not an address',
    'Chile',
    'America/Santiago',
    'español nativo; klingon b1',
    'Health',
    '42',
  ],
  ['Dara', 'Eng', 'ida@import.example', 'Cambodia', '', 'English B2', 'Health', '43'],
  ['Élan', 'Fu', 'elan@import.example', 'Atlantis', '', 'English B2; Elvish A1', 'Circus', '44'],
];

test('a spreadsheet is read, its columns, words and cells mended on one page, taken with its mails held, and undone whole', async () => {
  await onImportDesk(async ({ ctx, tomas, look, given }) => {
    const page = await given(madeXlsx(ROWS));
    const first = await look(page);
    const fields = fieldsIn(first);
    expect(fields).toMatchObject({
      'goal-0': 'name',
      'goal-1': 'name',
      'goal-2': 'address',
      'goal-3': 'country',
      'goal-4': 'zone',
      'goal-5': 'languages',
      'goal-6': 'sector',
      'goal-7': '?',
    });
    expect(plain(first)).toContain('We do not know this column.');
    expect(first).not.toContain('/taking');

    // For a slip an answer is guessed, which stands in the field until the form is sent.
    const slip = Object.keys(fields).find((name) => fields[name] === 'Swizerland')!;
    expect(fields[slip.replace('piece-', 'to-')]).toBe('Switzerland');
    expect((await tomas.post(page, { ...fields, 'goal-7': 'ignore' })).status).toBe(303);
    const second = await look(page);
    const asked = fieldsIn(second);
    const words = Object.fromEntries(
      Object.entries(asked)
        .filter(([name]) => name.startsWith('piece-'))
        .map(([name, piece]) => [piece, name.replace('piece-', 'to-')]),
    );
    expect(Object.keys(words).toSorted()).toEqual(['Atlantis', 'Circus', 'Elvish A1', 'Klingon B1']);
    expect(asked[words['Atlantis']!] ?? '').toBe('');
    expect(plain(second)).toContain('Not all can be taken yet');
    // Not all rows need to be left out: most can be read once their words are understood.
    expect(plain(second)).toMatch(/\d rows hold words that are not understood, or cannot be read/);
    expect(second.indexOf('name="rest"')).toBeGreaterThan(second.lastIndexOf('name="piece-'));
    expect(plain(second)).toMatch(/Cleo Diaz.*this is no mail address/);
    expect(plain(second)).toContain('the same address as in row 2');

    await tomas.post(page, {
      ...asked,
      [words['Atlantis']!]: 'Lemuria',
      [words['Circus']!]: 'culture',
      [words['Klingon B1']!]: 'Dutch B1',
      [words['Elvish A1']!.replace('to-', 'nothing-')]: 'yes',
      'cell-4-2': 'cleo@import.example',
      out: '5',
    });
    // A chosen answer that is not understood either is asked about, and the answer to that counts.
    const wide = fieldsIn(await look(page));
    const [lemuria] = Object.entries(wide).find(([, piece]) => piece === 'Lemuria')!;
    await tomas.post(page, { ...wide, [lemuria.replace('piece-', 'to-')]: 'GR' });
    const third = await look(page);
    expect(plain(third)).toContain('All can be taken');
    expect(plain(third)).toContain('1 row is left out');
    expect(plain(third)).toContain('Ida Noor');
    expect(third).not.toContain('name="piece-');
    const take = { version: versionIn(third), agreed: '4' };
    expect((await tomas.post(`${page}/taking`, { ...take, agreed: '5' })).status).toBe(303);
    expect(await ctx.db.selectFrom('import_file').select('id').execute()).toEqual([]);
    expect((await tomas.post(`${page}/taking`, take)).location).toBe(page);

    const taken = await ctx.db
      .selectFrom('application')
      .innerJoin('person', 'person.id', 'application.person_id')
      .select(['name', 'address', 'country', 'zone', 'application.state'])
      .where('source', '=', 'import')
      .orderBy('address')
      .execute();
    expect(taken).toEqual([
      {
        name: '=cmd|x Ba',
        address: 'ba@import.example',
        country: 'CH',
        zone: 'Europe/Zurich',
        state: 'draft',
      },
      {
        name: 'Cleo Diaz',
        address: 'cleo@import.example',
        country: 'CL',
        zone: 'America/Santiago',
        state: 'draft',
      },
      {
        name: 'Élan Fu',
        address: 'elan@import.example',
        country: 'GR',
        zone: 'Europe/Athens',
        state: 'draft',
      },
      {
        name: 'Ida Noor',
        address: 'ida@import.example',
        country: 'DE',
        zone: 'Europe/Berlin',
        state: 'draft',
      },
    ]);
    const mails = () =>
      ctx.db.selectFrom('outbox').select('state').where('kind', '=', 'import-invitation').execute();
    expect(await mails()).toEqual(taken.map(() => ({ state: 'held' })));
    expect(plain(await look(page))).toContain('4 rows of this file were taken');

    // Headings and chosen words are known the next time, in any kind of file. The rows are here already.
    const more = [
      'Fay',
      'Gil',
      'fay@import.example',
      'Atlantis',
      '',
      'English C1; Elvish A1',
      'Circus',
      '38',
    ];
    const next = await given(madeOds([HEAD, ...ROWS.slice(1, 2), more]), 'more.ods');
    const again = await look(next);
    expect(fieldsIn(again)['goal-7']).toBe('ignore');
    expect(again).not.toContain('name="piece-');
    expect(plain(again)).toMatch(/Atlantis ?In which country do you live\? ?GR/);
    // A volunteer asks to choose again for one of the words.
    await tomas.post(next, { ...fieldsIn(again), 'again-3': 'Atlantis' });
    expect(await look(next)).toContain('value="Atlantis"');

    const [event] = await ctx.db
      .selectFrom('event')
      .select('id')
      .where('kind', '=', 'applicants-imported')
      .execute();
    // The page of the import leads to the line of the log that takes it back.
    const undo = `/workbench/log/${event!.id}`;
    expect(await look(page)).toContain(`href="/p/far-shelves${undo}"`);
    expect((await tomas.get(undo)).text).toContain(`action="/p/far-shelves${undo}/undoing"`);
    expect((await tomas.post(`${undo}/undoing`)).status).toBe(303);
    expect(
      await ctx.db.selectFrom('application').select('id').where('source', '=', 'import').execute(),
    ).toEqual([]);
    expect((await mails()).filter(({ state }) => state !== 'dropped')).toEqual([]);
    // After the undo the import is in preparation again, with its corrections.
    const back = await look(page);
    expect(plain(back)).toContain('All can be taken');
    // An import that somebody else has worked on since cannot be deleted.
    expect((await tomas.post(`${page}/removal`, { version: '1' })).location).toBe(page);
    const forgotten = await tomas.post(`${page}/removal`, { version: versionIn(back) });
    expect(forgotten.location).toBe(`/p/far-shelves${HERE}`);
    expect(await ctx.db.selectFrom('import_draft_row').select('row').where('row', '=', 6).execute()).toEqual(
      [],
    );
  });
});

test('words typed on a page that somebody else changed meanwhile are kept, and all the rest is left out at once', async () => {
  await onImportDesk(async ({ tomas, look, given }) => {
    const page = await given(
      Buffer.from(
        '\uFEFFNombre;Apellidos;Correo electrónico;País\nAna;Ruiz;ana@x.example;Inglaterra\nBeto;Paz;nada;السعودية\n',
        'utf16le',
      ),
      'gente.csv',
    );
    const first = await look(page);
    const fields = fieldsIn(first);
    expect([fields['goal-0'], fields['goal-1']]).toEqual(['name', 'name']);
    expect(plain(first)).toContain('Ana Ruiz');
    expect(first).not.toContain('name="piece-');
    await tomas.post(page, fields);
    const late = await tomas.post(page, { ...fields, 'cell-3-2': 'beto@x.example' });
    expect(late.status).toBeGreaterThanOrEqual(400);
    expect(late.text).toContain('beto@x.example');
    const now = await look(page);
    expect(plain(now)).toContain('Leave out 1 row that cannot be read');
    await tomas.post(page, { ...fieldsIn(now), rest: 'out' });
    expect(plain(await look(page))).toMatch(/All can be taken.*1 person is new/);
    // The import is taken again.
    await tomas.post(page, { ...fieldsIn(await look(page)), in: '3' });
    expect(plain(await look(page))).toContain('this is no mail address');
  });
});

test('days with hours below them are joined, and nobody is asked of a column without a heading or a cell; what is no spreadsheet is refused in the reader’s language, with its row', async () => {
  await onImportDesk(async ({ ctx, cast, tomas, look, given }) => {
    const page = await given(
      Buffer.from('Name\tE-mail\t\tMonday\tSaturday\nAna\tana@x.example\t\t18-21\t10-12\n'),
      'a.tsv',
    );
    const fields = fieldsIn(await look(page));
    expect([fields['goal-2'], fields['goal-3'], fields['goal-4']]).toEqual(['ignore', 'hours', 'hours']);
    await tomas.post(`${page}/taking`, { version: fields['version']!, agreed: '1' });
    const answers = await ctx.db.selectFrom('answer').select('value').execute();
    const hours = answers.map(({ value }) => String(value)).find((value) => /^[01]{336}$/.test(value))!;
    expect([hours.indexOf('1'), hours.lastIndexOf('1')]).toEqual([36, 5 * 48 + 23]);
    // The third column was left out. That decides nothing about the third column of another file.
    const next = await given(Buffer.from('Name\tE-mail\t\nBo\tbo@x.example\tFrench\n'), 'b.tsv');
    expect(fieldsIn(await look(next))['goal-2']).toBe('?');

    const refused = async (file: Buffer, lang: string, name = 'x'): Promise<string> => {
      const { status, text } = await tomas.upload(
        `${HERE}?lang=${lang}`,
        {},
        { file: [new File([new Uint8Array(file)], name)] },
      );
      expect(status).toBe(422);
      return plain(text);
    };
    expect(await refused(Buffer.from('%PDF-1.7'), 'en')).toContain('This is no spreadsheet that we read.');
    expect(await refused(Buffer.from('Not found'), 'en', 'people.xlsx')).toContain('damaged or cut off');
    expect(await refused(Buffer.from('a,b\n'.repeat(20_002)), 'es')).toContain('Pasó en la fila 20');
    expect(await refused(Buffer.from(''), 'fr', '')).toContain('Choisissez un fichier');
    expect(await refused(Buffer.from(''), 'en')).toContain('There are no rows in it');
    expect(await refused(Buffer.from('Name,E-mail\n"Ida,i@x.example\n'), 'ar')).toContain(
      'تبدأ خلية بعلامة اقتباس لا تنتهي',
    );
    expect((await browse(ctx, cast, 'amina').get(HERE)).status).toBe(404);
    // The page asks for no file while it would be refused.
    expect(await look(HERE)).toContain('type="file"');
    await ctx.db.updateTable('round').set({ published_at: null }).execute();
    expect(await look(HERE)).toMatch(/not public yet.*workbench\/rounds\/1"/s);
    await ctx.db.updateTable('round').set({ cancelled_at: ctx.clock.now() }).execute();
    const off = await look(HERE);
    expect([
      off.includes('type="file"'),
      plain(off).includes('This round is cancelled, so nobody could take part.'),
    ]).toEqual([false, true]);
  });
});

test('a large file is read and taken by a job, and its page says how far it is', async () => {
  await onImportDesk(async ({ ctx, tomas, look, given }) => {
    const lines = Array.from({ length: 1100 }, (_, at) => `Person ${at},p${at}@import.example,Peru`);
    const page = await given(Buffer.from(['Name,E-mail,Country', ...lines].join('\n')));
    const waiting = await look(page);
    expect(waiting).toContain('http-equiv="refresh"');
    expect(plain(waiting)).toContain('0 of 1,100 rows are read.');
    await work(ctx);
    const ready = await look(page);
    expect(plain(ready)).toContain('1,100 people are new');
    await tomas.post(`${page}/taking`, { version: versionIn(ready), agreed: '1100' });
    expect(plain(await look(page))).toContain('rows are taken.');
    await tomas.post(page, { version: String(Number(versionIn(ready)) + 1), rest: 'out' });
    expect(plain(await look(page))).toContain('rows are taken.');
    await tomas.post(`${page}/removal`, { version: String(Number(versionIn(ready)) + 1) });
    await work(ctx);
    expect(plain(await look(page))).toContain('1,100 rows of this file were taken');
    const { count } = await ctx.db
      .selectFrom('outbox')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('state', '=', 'held')
      .executeTakeFirstOrThrow();
    expect(Number(count)).toBe(1100);
  });
});
