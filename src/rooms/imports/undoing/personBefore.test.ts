import { expect, test } from 'vitest';
import { rolledBack } from '../../../../test/database.ts';
import { applicantLines, changed } from '../../../../test/importFiles.ts';
import { readyToImport } from '../../../../test/undoingImports.ts';
import { mergePeople, undoMerge } from '../../duplicates/index.ts';
import { ownData } from '../../people/index.ts';

const [line] = applicantLines(1);
const named = (Name: string) => changed(line!, { Name });

/** A round with one imported person, whose name files of two rounds may correct. */
const twoRounds = (
  play: (
    stage: Awaited<ReturnType<typeof readyToImport>> & { next: number; name: () => Promise<string> },
  ) => Promise<void>,
) =>
  rolledBack(async (db) => {
    const stage = await readyToImport(db);
    const next = await stage.another();
    await stage.run([named('First')]);
    stage.ctx.clock.forward(1);
    const name = async () =>
      (
        await db
          .selectFrom('person')
          .select('name')
          .where('address', '=', 'person0@import.example')
          .executeTakeFirstOrThrow()
      ).name;
    await play({ ...stage, next, name });
  });

test.each(['Third', 'Second'])(
  'a name that an import into another round wrote since (%s) stays, and both undone stands as it was before both',
  (Third) =>
    twoRounds(async ({ ctx, run, undo, next, name }) => {
      const second = await run([named('Second')]);
      ctx.clock.forward(1);
      const third = await run([named(Third)], next);
      expect(await undo(second)).toMatchObject({ ok: true, given: 1 });
      expect(await name()).toBe(Third);
      expect(await undo(third)).toMatchObject({ ok: true, people: 1 });
      expect(await name()).toBe('First');
    }),
);

test('somebody whom an import brings into another round, too, has the name of before once it is undone, but not over a change of a volunteer', () =>
  twoRounds(async ({ ctx, programme, run, undo, next, name }) => {
    const second = await run([named('Second')], next);
    expect(await name()).toBe('Second');
    // It is the person's data, too, as long as it is kept.
    const { id } = await ctx.db
      .selectFrom('person')
      .select('id')
      .where('address', '=', 'person0@import.example')
      .executeTakeFirstOrThrow();
    const before = (await ownData(ctx, programme, id))['importedBefore'];
    expect(before).toContainEqual(expect.objectContaining({ role: 'name', value: 'First' }));
    expect(await undo(second)).toMatchObject({ ok: true, people: 1 });
    expect(await name()).toBe('First');
    const again = await run([named('Third')], next);
    await ctx.db.updateTable('person').set({ name: 'Right' }).where('name', '=', 'Third').execute();
    expect(await undo(again)).toMatchObject({ ok: true, people: 1 });
    expect(await name()).toBe('Right');
  }));

test('whoever another became one with keeps their own name when the import of the other is undone; two again, each has their own', () =>
  twoRounds(async ({ ctx, programme, people, run, undo, next, name }) => {
    // This is just what the corrected file makes of the other person.
    await run([changed(named('Second'), { 'E-mail': 'person1@import.example' })], next);
    const second = await run([named('Second')]);
    const actor = { kind: 'person', id: people.ines } as const;
    const of = async (address: string) =>
      await ctx.db
        .selectFrom('person')
        .select(['id', 'name'])
        .where('address', '=', address)
        .executeTakeFirstOrThrow();
    const [kept, gone] = [await of('person1@import.example'), await of('person0@import.example')];
    const merged = await mergePeople(ctx, {
      programme,
      actor,
      kept: kept.id,
      gone: gone.id,
      proven: false,
      isKeeper: false,
      withdraws: true,
      mayGiveRoles: true,
      volunteer: people.ines,
    });
    if (!merged.ok) throw new Error(merged.reason);
    ctx.clock.forward(1);
    expect(await undo(second)).toMatchObject({ ok: true, given: 1 });
    expect(await of('person1@import.example')).toEqual({ id: kept.id, name: 'Second' });
    expect(await undoMerge(ctx, { programme, actor, merge: merged.merge })).toEqual({ ok: true });
    expect([await name(), (await of('person1@import.example')).name]).toEqual(['Second', 'Second']);
  }));
