import { expect, test } from 'vitest';
import { fieldsIn, onImportDesk, plain, versionIn } from '../../../../test/importDesk.ts';
import { compareNew } from '../../../rooms/duplicates/index.ts';

const FILE = [
  'Name,E-mail,Country,Languages',
  'FERRI Luca,l.ferri@new.example,Italy,Italian native',
  'José Núñez,jose.nunez@file.example,Peru,Spanish native',
  'Nunez Jose,nunez@work.example,Peru,Spanish native',
  'Okafor Ada,ada@file.example,Kenya,English C1',
  'Ada Okafor,ada.okafor@other.example,Kenya,English C1',
].join('\n');

/** The field for the pair of a given row on the page. */
const pairOf = (html: string, row: number): string =>
  new RegExp(`aria-label="Row ${row} and the other">.*?name="(alike-\\d+)"`, 's').exec(html)![1]!;

test('a row that may be of somebody who is here, or of an earlier row, is joined or kept apart only as a volunteer says beside it', () =>
  onImportDesk(async ({ ctx, cast, tomas, look, given }) => {
    const luca = cast.people.luca;
    await ctx.db
      .updateTable('person')
      .set({ name: 'Luca Ferri', country: 'IT', compared_at: null })
      .where('id', '=', luca)
      .execute();
    await compareNew(ctx);
    const page = await given(Buffer.from(FILE), 'twins.csv');
    const first = await look(page);
    expect(plain(first)).toMatch(/row 2 · FERRI Luca.*luca@cast\.example.*the same name in another order/);
    expect(plain(first)).toMatch(/row 4 · Nunez Jose.*row 3 · José Núñez/);
    // No choice is set before a volunteer makes one, and undecided pairs do not stop the other rows.
    expect(first).not.toMatch(/name="alike-\d+"[^>]* checked/);
    expect(plain(first)).toMatch(/5 people are new/);
    // The line above the button that takes the rows says how many pairs are undecided.
    expect(plain(first)).toMatch(/3 pairs may be one person\..*Take 5 people in.*Perhaps one person/);

    await tomas.post(page, {
      ...fieldsIn(first),
      [pairOf(first, 2)]: 'same',
      [pairOf(first, 4)]: 'later',
      [pairOf(first, 6)]: 'different',
    });
    const second = await look(page);
    expect(plain(second)).toMatch(/3 people are new.*1 person is in the programme already/);
    expect(plain(second)).toContain('2 pairs are decided');
    expect(plain(second)).toContain('1 row is left out');
    expect((await tomas.post(`${page}/taking`, { version: versionIn(second), agreed: '4' })).status).toBe(
      303,
    );

    const taken = await ctx.db
      .selectFrom('application')
      .innerJoin('person', 'person.id', 'application.person_id')
      .select(['person.id', 'address'])
      .where('source', '=', 'import')
      .orderBy('address')
      .execute();
    expect(taken.map(({ address }) => address)).toEqual([
      'ada.okafor@other.example',
      'ada@file.example',
      'luca@cast.example',
      'nunez@work.example',
    ]);
    expect(taken[2]!.id).toBe(luca);
    // Two people who were declared different are not suggested again.
    await compareNew(ctx);
    expect(await ctx.db.selectFrom('duplicate').select(['said', 'said_by']).execute()).toEqual([
      { said: 'different', said_by: cast.people.tomas },
    ]);

    const event = await ctx.db
      .selectFrom('event')
      .select('id')
      .where('kind', '=', 'applicants-imported')
      .executeTakeFirstOrThrow();
    expect((await tomas.post(`/workbench/log/${event.id}/undoing`)).status).toBe(303);
    expect(
      await ctx.db.selectFrom('person').select('erased_at').where('id', '=', luca).executeTakeFirst(),
    ).toEqual({ erased_at: null });
    // A choice may be changed.
    const third = await look(page);
    await tomas.post(page, { version: versionIn(third), [pairOf(third, 2)]: 'different' });
    expect(plain(await look(page))).toMatch(/row 2 · FERRI Luca/);
    expect(
      await ctx.db.selectFrom('import_draft_row').select('address').where('row', '=', 2).executeTakeFirst(),
    ).toEqual({ address: 'l.ferri@new.example' });
  }));

test('pairs without a choice of their own are decided all at once when a volunteer says so; a row that may be of two people stays open', () =>
  onImportDesk(async ({ ctx, cast, tomas, look, given }) => {
    const { luca, nils } = cast.people;
    for (const person of [luca, nils])
      await ctx.db
        .updateTable('person')
        .set({ name: 'Luca Ferri', country: 'IT', compared_at: null })
        .where('id', '=', person)
        .execute();
    await compareNew(ctx);
    const page = await given(Buffer.from(FILE), 'twins.csv');
    const first = await look(page);
    const stand = () =>
      ctx.db
        .selectFrom('import_alike')
        .select(['row', 'person_id', 'said'])
        .orderBy('row')
        .orderBy('person_id')
        .execute();
    expect((await stand()).map(({ row }) => row)).toEqual([2, 2, 4, 6]);
    // Saving without a choice decides nothing.
    await tomas.post(page, { ...fieldsIn(first), 'alike-rest': '' });
    expect((await stand()).every(({ said }) => said === null)).toBe(true);

    const second = await look(page);
    await tomas.post(page, {
      ...fieldsIn(second),
      [pairOf(second, 6)]: 'different',
      'alike-rest': 'same',
    });
    // Row 4 is left out in favour of row 3, and their pair with it.
    expect(await stand()).toMatchObject([
      { row: 2, said: null },
      { row: 2, said: null },
      { row: 6, said: 'different' },
    ]);
    const third = await look(page);
    expect(plain(third)).toContain('1 row is left out');
    expect(plain(third)).toMatch(/2 pairs may be one person/);

    await tomas.post(page, { ...fieldsIn(third), 'alike-rest': 'different' });
    expect((await stand()).map(({ row, said }) => [row, said])).toEqual(
      expect.arrayContaining([
        [2, 'different'],
        [2, 'different'],
        [6, 'different'],
      ]),
    );
    // A pair that no page has shown is not decided with the others.
    await ctx.db.updateTable('import_alike').set({ said: null }).where('row', '=', 6).execute();
    await tomas.post(page, { version: versionIn(await look(page)), 'alike-rest': 'same' });
    expect((await stand()).at(-1)).toMatchObject({ row: 6, said: null });
  }));

test('the button that takes an import sends along what was chosen and not saved: that is saved first, and nothing taken before it was shown', () =>
  onImportDesk(async ({ ctx, tomas, look, given }) => {
    const page = await given(Buffer.from(FILE), 'twins.csv');
    const first = await look(page);
    const button =
      /<button type="submit" class="button main" name="agreed" value="5" form="draft"[^>]*>/.exec(first)![0];
    expect(button).toContain(`formaction="${page}/taking"`);
    expect(first.indexOf('class="vh" form="draft"')).toBeLessThan(first.indexOf(button));
    const posted = { ...fieldsIn(first), agreed: '5', [pairOf(first, 4)]: 'later' };
    expect(await tomas.post(`${page}/taking`, posted)).toMatchObject({ status: 303 });
    const second = await look(page);
    expect(plain(second)).toMatch(/4 people are new.*Take 4 people in/);
    const imported = () =>
      ctx.db.selectFrom('application').select('id').where('source', '=', 'import').execute();
    expect(await imported()).toEqual([]);
    // Fields with the saved values are no change.
    const again = { ...fieldsIn(second), agreed: '4' };
    expect(await tomas.post(`${page}/taking`, again)).toMatchObject({ status: 303 });
    expect(await imported()).toHaveLength(4);
  }));
