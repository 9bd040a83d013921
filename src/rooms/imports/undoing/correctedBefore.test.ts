import { expect, test } from 'vitest';
import { rolledBack } from '../../../../test/database.ts';
import { applicantLines, changed } from '../../../../test/importFiles.ts';
import { readyToImport as ready } from '../../../../test/undoingImports.ts';
import { changeDetails } from '../../people/index.ts';

test('a corrected file is taken back whole: answers, names and people stand as before, but where somebody changed them since', async () => {
  await rolledBack(async (db) => {
    const { ctx, run, undo, events } = await ready(db);
    const state = async () => ({
      people: await db
        .selectFrom('person')
        .select(['id', 'name', 'called', 'country', 'zone', 'locale'])
        .orderBy('id')
        .execute(),
      applications: await db
        .selectFrom('application')
        .select(['id', 'import_id', 'import_digest', 'imported_at', 'state'])
        .orderBy('id')
        .execute(),
      answers: await db
        .selectFrom('answer')
        .select(['application_id', 'question_id', 'version', 'value', 'answered_at'])
        .orderBy('application_id')
        .orderBy('question_id')
        .execute(),
    });
    const lines = applicantLines(3);
    const first = await run(lines);
    const before = await state();
    ctx.clock.forward(1);
    const better = (hopes: string) =>
      lines.map((line, at) => changed(line, { Hopes: hopes, ...(at === 0 ? { Name: 'Another Name' } : {}) }));
    const second = await run([...better('Less'), ...applicantLines(4).slice(3)]);
    expect(await state()).not.toEqual(before);
    expect(await undo(second)).toEqual({ ok: true, people: 1, given: 3, left: [] });
    expect(await state()).toEqual(before);
    expect(await undo(second)).toEqual({ ok: false, reason: 'unknown' });

    // The same again: one of them begins to answer, another is corrected once more.
    ctx.clock.forward(1);
    const third = await run(better('Less'));
    ctx.clock.forward(1);
    const [one, two, three] = before.applications.map(({ id }) => id);
    await db
      .updateTable('answer')
      .set({ answered_at: ctx.clock.now() })
      .where('application_id', '=', one!)
      .execute();
    const fourth = await run([changed(lines[1]!, { Hopes: 'Most' })]);
    expect(await undo(third)).toEqual({ ok: true, people: 0, given: 1, left: [one, two] });
    expect((await events('import-undone'))[0]).toMatchObject({
      data: { people: 0, given: 1, left: [one, two] },
    });
    const answers = async (id: number) => (await state()).answers.filter((row) => row.application_id === id);
    expect(await answers(three!)).toEqual(before.answers.filter((row) => row.application_id === three));
    expect((await answers(two!)).map(({ value }) => value)).toContain('Most');

    // A file of corrections only, for a person who has answered since, stays and says so.
    await db.updateTable('application').set({ state: 'confirmed' }).where('id', '=', two!).execute();
    expect(await undo(fourth)).toEqual({ ok: false, reason: 'answered' });
    expect(await undo(first)).toEqual({ ok: false, reason: 'answered' });
  });
});

test('what a volunteer changed of somebody since a corrected file is left, and named', async () => {
  await rolledBack(async (db) => {
    const { ctx, programme, people, run, undo } = await ready(db);
    const lines = applicantLines(2);
    await run(lines);
    ctx.clock.forward(1);
    const second = await run(lines.map((line, at) => changed(line, { Name: `Wrong ${at}` })));
    const { id, zone } = await db
      .selectFrom('person')
      .select(['id', 'zone'])
      .where('name', '=', 'Wrong 0')
      .executeTakeFirstOrThrow();
    ctx.clock.forward(1);
    const done = await changeDetails(ctx, {
      programme,
      person: id,
      actor: { kind: 'person', id: people.tomas },
      name: 'Right',
      called: '',
      pronunciation: '',
      locale: 'en',
      zone: zone!,
      locales: ['en'],
    });
    expect(done).toEqual({ ok: true });
    const { id: application } = await db
      .selectFrom('application')
      .select('id')
      .where('person_id', '=', id)
      .executeTakeFirstOrThrow();
    expect(await undo(second)).toEqual({ ok: true, people: 0, given: 1, left: [application] });
    const names = await db.selectFrom('person').select('name').where('imported_at', 'is not', null).execute();
    expect(names.map(({ name }) => name).toSorted()).toEqual(['Person 1', 'Right']);

    // A later file changed the corrections, so undoing is refused as `changed` and not as answered.
    ctx.clock.forward(1);
    const third = await run([changed(lines[1]!, { Hopes: 'Less' })]);
    ctx.clock.forward(1);
    await run([changed(lines[1]!, { Hopes: 'Most' })]);
    expect(await undo(third)).toEqual({ ok: false, reason: 'changed' });
  });
});
