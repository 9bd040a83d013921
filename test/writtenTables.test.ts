import { expect, test } from 'vitest';
import { changesMails, written } from './writtenTables.ts';

test('a write is seen however it is said', () => {
  expect([...written("db.insertInto('letter')")]).toEqual(['letter']);
  expect([...written("db\n  .deleteFrom(\n    'letter as l')")]).toEqual(['letter']);
  expect([...written('db.deleteFrom(table).execute()')]).toEqual(['?']);
  expect([...written("db.insertInto<'letter'>('letter')")]).toEqual(['letter']);
  expect([...written("db['deleteFrom']('letter')")]).toEqual(['letter']);
  expect([...written('sql`\n update only person set name = 1`')]).toEqual(['person']);
  expect([...written('sql`UPDATE "public"."person" SET name = 1`')]).toEqual(['person']);
  expect([...written('sql`truncate table letter`')]).toEqual(['letter']);
  expect([...written("removeByPieces({ ...ctx }, 'absence', sql`true`)")]).toEqual(['absence']);
  expect([...written("removeByPieces(ctx, 'absence', sql`true`)")]).toEqual(['absence']);
  expect([...written('changeByPieces(ctx, table, sql`a = 1`, sql`true`)')]).toEqual(['?']);
  expect([...written("removeByPieces({ db, hasTime }, 'absence', old)")]).toEqual(['absence']);
  expect([...written("removeByPieces(within(ctx, 3), 'absence', old)")]).toEqual(['?']);
  expect([...written("clearByPieces(ctx, [{ table: 'absence', which }])")]).toEqual(['?']);
  expect([...written("rowsWhich(\n  'absence', sql`true`)")]).toEqual(['absence']);
  expect([...written('sql`insert into ${sql.table(name)} (a)`')]).toEqual(['?']);
  expect([...written('sql`delete from public.${sql.table(name)}`')]).toEqual(['?']);
  expect([...written('on conflict (a) do update set b = 1 for update skip locked')]).toEqual([]);
});

test('a verb of the room of mails that changes the state of a mail is seen apart', () => {
  expect([...written("transition(ctx.db, 'drop')")]).toEqual([]);
  expect(changesMails("transition(ctx.db, 'drop')")).toBe(true);
  expect(changesMails('transition(ctx.db, outcome, {})')).toBe(true);
  expect(changesMails('countTransitions(ctx.db)')).toBe(false);
});
