import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { rolledBack } from '../../../../test/database.ts';
import { applicantLines, changed } from '../../../../test/importFiles.ts';
import { readyToImport } from '../../../../test/undoingImports.ts';
import { rememberExclusions } from '../../applications/index.ts';
import { erasePerson, isAddressMark } from '../../people/index.ts';

const ruling = (exclusions: string) => changed(applicantLines(1)[0]!, { exclusions });

/** Rounds that get files, and the people whom their only person rules out: as lines, and as marks for erased people. */
const ruledOut = (
  play: (
    stage: Awaited<ReturnType<typeof readyToImport>> & {
      lines: () => Promise<string[]>;
      said: () => Promise<unknown[]>;
      person: () => Promise<number>;
    },
  ) => Promise<void>,
) =>
  rolledBack(async (db) => {
    const stage = await readyToImport(db);
    const person = async () =>
      (
        await db
          .selectFrom('person')
          .select('id')
          .where('address', '=', 'person0@import.example')
          .executeTakeFirstOrThrow()
      ).id;
    const lines = async () =>
      (
        await db
          .selectFrom('exclusion')
          .select(['excluded_address as address', 'excluded_name as name'])
          .where('person_id', '=', await person())
          .execute()
      )
        .map(({ address, name }) => (isAddressMark(address) ? 'a mark' : address || name))
        .toSorted();
    const said = async () =>
      (
        await db
          .selectFrom('answer')
          .innerJoin('question', 'question.id', 'question_id')
          .select('value')
          .where('type', '=', 'exclusions')
          .execute()
      ).map(({ value }) => value);
    await play({ ...stage, lines, said, person });
  });

test('whom a corrected file ruled out goes with its undo, and whom it had left out is ruled out again', () =>
  ruledOut(async ({ ctx, run, undo, lines, said }) => {
    const first = await run([ruling('Nils Holm; mei@cast.example')]);
    const all = () =>
      ctx.db
        .selectFrom('exclusion')
        .select(['person_id', 'excluded_address', 'excluded_name', 'excluded_person_id', 'created_at'])
        .orderBy('excluded_name')
        .execute();
    const before = await all();
    ctx.clock.forward(1);
    const second = await run([ruling('Nils Holm; Somebody Else')]);
    expect(await lines()).toEqual(['Nils Holm', 'Somebody Else']);
    expect(await undo(second)).toMatchObject({ ok: true, given: 1 });
    expect(await all()).toEqual(before);
    expect(await said()).toEqual([['Nils Holm', 'mei@cast.example']]);
    expect(await undo(first)).toMatchObject({ ok: true, people: 1 });
    expect(await all()).toEqual([]);
  }));

test('whom a person rules out themselves since stays, and nothing is added to it', () =>
  ruledOut(async ({ ctx, programme, run, undo, another, lines, person }) => {
    const next = await another();
    await run([ruling('Nils Holm')]);
    ctx.clock.forward(1);
    const second = await run([ruling('Somebody Else')]);
    await run([ruling('Somebody Else')], next);
    ctx.clock.forward(1);
    await rememberExclusions(ctx, { programme, person: await person(), lines: ['Luca'] });
    await ctx.db
      .updateTable('answer')
      .from('application')
      .set({ answered_at: ctx.clock.now() })
      .whereRef('application.id', '=', 'application_id')
      .where('round_id', '=', next)
      .execute();
    expect(await undo(second)).toMatchObject({ ok: true, given: 1 });
    expect(await lines()).toEqual(['Luca']);
  }));

test('whom an import into another round rules out, too, stays ruled out, also when a file leaves them out of the first', () =>
  ruledOut(async ({ ctx, programme, run, undo, another, lines, person }) => {
    const next = await another();
    const first = await run([ruling('Nils Holm; Luca')]);
    ctx.clock.forward(1);
    const other = await run([ruling('Nils Holm')], next);
    ctx.clock.forward(1);
    const second = await run([ruling('')]);
    expect(await lines()).toEqual(['Nils Holm']);
    expect(await undo(second)).toMatchObject({ ok: true, given: 1 });
    expect(await undo(first)).toMatchObject({ ok: true, people: 1 });
    expect(await lines()).toEqual(['Nils Holm']);
    // The person's own word of an earlier round stays when a file corrects another round.
    await rememberExclusions(ctx, { programme, person: await person(), lines: ['Own Word'] });
    ctx.clock.forward(1);
    await run([ruling('Somebody Else')], next);
    expect(await lines()).toEqual(['Own Word', 'Somebody Else']);
    expect(await undo(other)).toMatchObject({ ok: true });
  }));

test('whom two files rule out stays ruled out when one of the imports is undone', () =>
  ruledOut(async ({ ctx, run, undo, another, lines }) => {
    const next = await another();
    const first = await run([ruling('Nils Holm; Luca')]);
    ctx.clock.forward(1);
    await run([ruling('Nils Holm')], next);
    expect(await undo(first)).toMatchObject({ ok: true, people: 1 });
    expect(await lines()).toEqual(['Nils Holm']);
  }));

test('whoever was ruled out and erased since is given back as a mark, and named nowhere', () =>
  ruledOut(async ({ ctx, programme, people, run, undo, lines, said }) => {
    await run([ruling('Mei@Cast.Example; Nils Holm')]);
    ctx.clock.forward(1);
    const second = await run([ruling('Nils Holm')]);
    ctx.clock.forward(1);
    await erasePerson(ctx, { programme, person: people.mei, actor: { kind: 'person', id: people.mei } });
    const kept = await ctx.db.selectFrom('import_before').select('answers').execute();
    expect(JSON.stringify(kept).toLowerCase()).not.toContain('mei@cast');
    expect(await undo(second)).toMatchObject({ ok: true, given: 1 });
    expect(await said()).toEqual([['Nils Holm']]);
    expect(await lines()).toEqual(['Nils Holm', 'a mark']);
  }));

test('erasing somebody writes to nothing that is kept of others', () =>
  ruledOut(async ({ ctx, programme, people, run }) => {
    await run([ruling('mei@elsewhere.example; Nils Holm')]);
    ctx.clock.forward(1);
    await run([ruling('')]);
    const kept = async () =>
      (await sql`select ctid::text, answers from import_before order by application_id`.execute(ctx.db)).rows;
    const before = await kept();
    expect(JSON.stringify(before)).toContain('mei@elsewhere.example');
    await erasePerson(ctx, { programme, person: people.mei, actor: { kind: 'person', id: people.mei } });
    expect(await kept()).toEqual(before);
  }));
