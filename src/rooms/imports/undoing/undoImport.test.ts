import { expect, test } from 'vitest';
import { rolledBack } from '../../../../test/database.ts';
import { applicantLines, changed } from '../../../../test/importFiles.ts';
import type { SheetLine } from '../../../../test/importFiles.ts';
import { readyToImport as ready } from '../../../../test/undoingImports.ts';
import { compareNew } from '../../duplicates/index.ts';
import { lapseImported } from '../lapseImported.ts';
import { remindImported } from '../remindImported.ts';

const withAmina = (): SheetLine[] => [
  ...applicantLines(3).map((line) => changed(line, { exclusions: '' })),
  changed(applicantLines(1)[0]!, { 'E-mail': 'amina@cast.example', exclusions: 'Nils Holm' }),
];

test('an import that nobody has answered is taken back, with its people and their mails; who was here before stays as they were', async () => {
  await rolledBack(async (db) => {
    const { people, run, events, undo, mails } = await ready(db);
    const all = () => db.selectFrom('person').selectAll().orderBy('id').execute();
    const [before, excluded] = [await all(), await db.selectFrom('exclusion').selectAll().execute()];
    const lines = withAmina();
    const id = await run(lines);
    expect(await db.selectFrom('exclusion').selectAll().execute()).toHaveLength(excluded.length + 1);
    expect(await undo(id)).toEqual({ ok: true, people: 4, given: 0, left: [] });
    expect(await all()).toEqual(before);
    expect(await db.selectFrom('exclusion').selectAll().execute()).toEqual(excluded);
    expect(await db.selectFrom('application').select('id').execute()).toEqual([]);
    expect((await mails('import-invitation')).map(({ person_id, state }) => ({ person_id, state }))).toEqual([
      { person_id: people.amina, state: 'dropped' },
    ]);
    expect(await events('import-undone')).toMatchObject([{ subject_id: id, data: { people: 4 } }]);
    expect(await undo(id)).toEqual({ ok: false, reason: 'unknown' });
    // The same file counts as new again, and everybody is invited again.
    await run(lines);
    expect((await mails('import-invitation')).filter(({ state }) => state === 'waiting')).toHaveLength(4);
  });
});

test('with an import what was suggested about its people goes off the work list', async () => {
  await rolledBack(async (db) => {
    const { ctx, run, undo } = await ready(db);
    const open = () => db.selectFrom('matter').select('kind').where('closed_at', 'is', null).execute();
    await run(applicantLines(1));
    await db.updateTable('application').set({ state: 'confirmed' }).execute();
    const twin = await run([changed(applicantLines(1)[0]!, { 'E-mail': 'twin@file.example' })]);
    await compareNew(ctx);
    expect(await open()).toContainEqual({ kind: 'duplicate-found' });
    expect(await undo(twin)).toMatchObject({ ok: true });
    expect(await open()).not.toContainEqual({ kind: 'duplicate-found' });
  });
});

test('once somebody has answered or begun to, an import stays', async () => {
  await rolledBack(async (db) => {
    const { ctx, run, undo } = await ready(db);
    const id = await run(applicantLines(3));
    const drafts = await db.selectFrom('application').select('id').orderBy('id').execute();
    await db.updateTable('application').set({ state: 'confirmed' }).where('id', '=', drafts[0]!.id).execute();
    expect(await undo(id)).toEqual({ ok: false, reason: 'answered' });
    await db.updateTable('application').set({ state: 'draft' }).where('id', '=', drafts[0]!.id).execute();
    ctx.clock.forward(1);
    await db
      .updateTable('answer')
      .set({ answered_at: ctx.clock.now() })
      .where('application_id', '=', drafts[1]!.id)
      .execute();
    expect(await undo(id)).toEqual({ ok: false, reason: 'answered' });
    expect(await db.selectFrom('application').select('id').execute()).toHaveLength(3);
  });
});

test('one import is taken back without another; a former partner stays an address and nothing else', async () => {
  await rolledBack(async (db) => {
    const { ctx, programme, people, run, undo } = await ready(db);
    await run(applicantLines(2));
    const second = await run(applicantLines(4));
    const person = (address: string) =>
      db.selectFrom('person').selectAll().where('address', '=', address).executeTakeFirst();
    const { id } = (await person('person3@import.example'))!;
    const [person_a, person_b] = [id, people.mei].toSorted((a, b) => a - b);
    await db
      .insertInto('former_pair')
      .values({ programme_id: programme, person_a: person_a!, person_b: person_b!, at: ctx.clock.now() })
      .execute();
    expect(await undo(second)).toEqual({ ok: true, people: 2, given: 0, left: [] });
    expect(await person('person1@import.example')).toMatchObject({ name: 'Person 1' });
    expect(await person('person2@import.example')).toBeUndefined();
    expect(await person('person3@import.example')).toMatchObject({ name: '', country: null });
  });
});

test('nobody is reminded of an invitation that was held or dropped, and nobody lapses while theirs is held', async () => {
  await rolledBack(async (db) => {
    const { ctx, run, mails } = await ready(db);
    await run(applicantLines(3));
    const [held, dropped, sent] = await mails('import-invitation');
    const set = (id: number, state: 'held' | 'dropped' | 'sent') =>
      db
        .updateTable('outbox')
        .set({ state, sent_at: state === 'sent' ? ctx.clock.now() : null })
        .where('id', '=', id)
        .execute();
    await set(held!.id, 'held');
    await set(dropped!.id, 'dropped');
    await set(sent!.id, 'sent');
    ctx.clock.forward(24 * 11);
    expect(await remindImported(ctx)).toBe(1);
    expect((await mails('import-reminder')).map(({ person_id }) => person_id)).toEqual([sent!.person_id]);
    ctx.clock.forward(24 * 20);
    expect(await lapseImported(ctx)).toBe(2);
    const left = await db.selectFrom('application').select('person_id').execute();
    expect(left.map(({ person_id }) => person_id)).toEqual([held!.person_id]);
  });
});

test('while the clock runs, as it does outside of tests, what an import wrote counts as untouched', async () => {
  await rolledBack(async (db) => {
    const { ctx, run, undo } = await ready(db);
    let ticks = ctx.clock.now().getTime();
    ctx.clock.now = () => new Date(ticks++);
    await run(applicantLines(3));
    const corrected = await run(applicantLines(3).map((line) => changed(line, { Hopes: 'Less' })));
    const answers = await db.selectFrom('answer').select('value').execute();
    expect(answers.filter(({ value }) => value === 'Less')).toHaveLength(3);
    expect(await undo(corrected)).toEqual({ ok: true, people: 0, given: 3, left: [] });
    const [first] = await db.selectFrom('import_file').select('id').orderBy('id').execute();
    expect(await undo(first!.id)).toEqual({ ok: true, people: 3, given: 0, left: [] });
  });
});
