import { expect, test } from 'vitest';
import { written } from './writtenTables.ts';

test('a write is seen however it is said', () => {
  expect([...written("db.insertInto('letter')")]).toEqual(['letter']);
  expect([...written("db\n  .deleteFrom(\n    'letter as l')")]).toEqual(['letter']);
  expect([...written('db.deleteFrom(table).execute()')]).toEqual(['?']);
  expect([...written('sql`\n update only person set name = 1`')]).toEqual(['person']);
  expect([...written('sql`UPDATE "public"."person" SET name = 1`')]).toEqual(['person']);
  expect([...written('sql`truncate table letter`')]).toEqual(['letter']);
  expect([...written("removeByPieces({ ...ctx }, 'absence', sql`true`)")]).toEqual(['absence']);
  expect([...written("removeByPieces(ctx, 'absence', sql`true`)")]).toEqual(['absence']);
  expect([...written("rowsWhich(\n  'absence', sql`true`)")]).toEqual(['absence']);
  expect([...written('sql`insert into ${sql.table(name)} (a)`')]).toEqual(['?']);
  expect([...written('on conflict (a) do update set b = 1 for update skip locked')]).toEqual([]);
});

test('a mail that goes from one state to another is a write of the outbox, but where its reason is gone', () => {
  expect([...written("transition(ctx.db, 'drop')")]).toEqual(['outbox']);
  expect([...written('transition(ctx.db, outcome, {})')]).toEqual(['outbox']);
  expect([...written("transition(ctx.db, 'takeBack', { last_error: 'reason-gone' })")]).toEqual([]);
});
